import * as sdk from "@aws-sdk/client-api-gateway";
import { expect } from "chai";
import type { KindGrammar, Row } from "../../lib/index.js";
import { ALL } from "./walk.js";

/**
 * A schema of the SDK at run time: a number for a simple type, a function or a list for a compound one. A structure is
 * `[3, namespace, name, traits, member names, member schemas]`.
 */
type Schema = number | readonly unknown[] | (() => Schema);

const SIMPLE: Readonly<Record<number, string>> = {
  0: "text",
  1: "number",
  2: "boolean",
  4: "moment",
  64: "list of text",
  128: "map of text",
  130: "map of boolean",
};

/** The schema itself, without the traits of its member. */
function bare(schema: Schema): Schema {
  if (typeof schema === "function") return bare(schema());
  if (Array.isArray(schema) && typeof schema[0] !== "number") return bare(schema[0] as Schema);
  return Array.isArray(schema) && schema.length === 2 && typeof schema[1] === "object"
    ? bare(schema[0] as Schema)
    : schema;
}

interface Structure {
  readonly names: readonly string[];
  readonly schemas: readonly Schema[];
}

function structure(schema: Schema): Structure | undefined {
  const found = bare(schema);
  if (!Array.isArray(found) || found[0] !== 3) return undefined;
  return { names: found[4] as string[], schemas: found[5] as Schema[] };
}

/** What a row holds its member to be; `undefined` where it holds it to be nothing in particular. */
function held(row: Row): string | undefined {
  switch (row.shape) {
    case "scalar":
      return row.value.type === "string" ? "text" : row.value.type;
    case "map":
      return `map of ${row.value.type === "string" ? "text" : row.value.type}`;
    case "set":
    case "single":
      return "list of text";
    case "fixed":
      return row.moment === true ? "moment" : undefined;
    default:
      return undefined;
  }
}

function differences(members: Readonly<Record<string, Row>>, it: Structure, at: string): string[] {
  return it.names.flatMap((name, index) => {
    const row = members[name];
    const schema = it.schemas[index] as Schema;
    const found = bare(schema);
    const place = `${at}.${name}`;
    if (row === undefined) return [`${place} has no row`];
    const type = typeof found === "number" ? SIMPLE[found] : undefined;
    if (typeof found === "number" && type === undefined) return [`${place} has the unknown type ${found}`];
    const wrong = held(row) !== undefined && held(row) !== type;
    const moment = type === "moment" && held(row) !== "moment";
    if (wrong || moment) return [`${place} is ${type ?? "compound"}, not ${held(row) ?? "that"}`];
    return below(row, found, place);
  });
}

const MAP = 2;
const LIST = 1;

/** The members of the members: of an object, of the entries of a map, of the items of a list. */
function below(row: Row, found: Schema, place: string): string[] {
  const within = (members: Readonly<Record<string, Row>>, schema: Schema | undefined): string[] => {
    const it = schema === undefined ? undefined : structure(schema);
    return it === undefined ? [`${place} is no structure`] : whole(members, it, place);
  };
  const [kind, , , , first, second] = Array.isArray(found) ? found : [];
  switch (row.shape) {
    case "object":
      return within(row.members, found);
    case "entries":
      return within(row.each.members, kind === MAP ? (second as Schema) : undefined);
    case "named": {
      // The members that make the name are texts without an operation of their own.
      const text = { shape: "fixed" } as Row;
      const names = Object.fromEntries(row.names.map((name) => [name, text]));
      return within({ ...names, ...row.members }, kind === LIST ? (first as Schema) : undefined);
    }
    default:
      return [];
  }
}

function whole(members: Readonly<Record<string, Row>>, it: Structure, at: string): string[] {
  const strangers = Object.keys(members).filter((name) => !it.names.includes(name));
  return [...differences(members, it, at), ...strangers.map((name) => `${at}.${name} is no member of AWS's`)];
}

function schemaOf(kind: string): Structure {
  const found = structure((sdk as unknown as Readonly<Record<string, Schema>>)[`${kind}$`] as Schema);
  if (found === undefined) throw new Error(`${kind}$ is no structure of the SDK`);
  return found;
}

describe("the grammars against the schemas that the SDK has at run time", () => {
  for (const { kind, members } of ALL as readonly KindGrammar[]) {
    it(`${kind}: a row for each member of AWS's, of the member's type, and no other`, () => {
      expect(whole(members as Readonly<Record<string, Row>>, schemaOf(kind), kind)).to.deep.equal([]);
    });
  }

  it("are all of the SDK's updates that take patchOperations", () => {
    const requests = Object.entries(sdk as unknown as Readonly<Record<string, Schema>>).filter(([name]) =>
      /^Update\w+Request\$$/.test(name),
    );
    const patched = requests.filter(([, schema]) => structure(schema)?.names.includes("patchOperations"));
    expect(patched.length).to.be.at.least(22);
    expect(patched.map(([name]) => name.slice("Update".length, -"Request$".length))).to.have.members(
      ALL.map(({ kind }) => kind),
    );
  });

  it("notices a member that AWS adds, one that it takes away, and another type", () => {
    const { names, schemas } = schemaOf("Model");
    const members = ALL.find(({ kind }) => kind === "Model")?.members as Readonly<Record<string, Row>>;
    const added = { names: [...names, "colour"], schemas: [...schemas, 0] };
    expect(whole(members, added, "Model")).to.deep.equal(["Model.colour has no row"]);
    const taken = { names: names.slice(1), schemas: schemas.slice(1) };
    expect(whole(members, taken, "Model")).to.deep.equal([`Model.${names[0]} is no member of AWS's`]);
    const turned = { names, schemas: names.map((name) => (name === "schema" ? 1 : 0)) };
    expect(whole(members, turned, "Model")).to.deep.equal(["Model.schema is number, not text"]);
  });
});
