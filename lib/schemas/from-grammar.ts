import type { Dictionary } from "../../common/own.js";
import { grammars } from "../../patch/grammar/index.js";
import type { Kind } from "../../patch/grammar/resources.js";
import type { Row } from "../../patch/grammar/row-types.js";
import type { Check, KindGrammar } from "../../patch/grammar/types.js";

/** A JSON Schema (draft 2020-12), plain data. */
export type JsonSchema = Readonly<Dictionary>;

const DRAFT = "https://json-schema.org/draft/2020-12/schema";

function rules(checks: readonly Check[] | undefined): Dictionary[] {
  return (checks ?? []).flatMap(({ schema }) => (schema === undefined ? [] : [{ ...schema }]));
}

/** A type that `null`, which stands for an absent member, is taken in place of. */
function nullable(type: string, constraints: readonly Dictionary[]): Dictionary {
  return constraints.length === 0
    ? { type: [type, "null"] }
    : {
        anyOf: [
          { type: "null" },
          { type, ...(constraints.length === 1 ? constraints[0] : { allOf: constraints }) },
        ],
      };
}

/** An object, `null` included, with these members and no others. */
function objectSchema(members: Readonly<Record<string, Row>>, more: Dictionary = {}): Dictionary {
  const rows = Object.entries(members).map(([name, row]) => [name, memberSchema(row)]);
  return {
    type: ["object", "null"],
    properties: { ...more, ...Object.fromEntries(rows) },
    additionalProperties: false,
  };
}

/** The schema of a row's member, from the row alone. */
function memberSchema(row: Row): Dictionary {
  const description = row.summary;
  switch (row.shape) {
    case "scalar": {
      const type = row.value.name === "integer" ? "integer" : row.value.type;
      return { description, ...nullable(type, rules(row.checks)) };
    }
    case "map": {
      const names = rules(row.keyChecks);
      return {
        description,
        type: ["object", "null"],
        additionalProperties: nullable(row.value.type, rules(row.checks)),
        ...(names.length === 0 ? {} : { propertyNames: names.length === 1 ? names[0] : { allOf: names } }),
      };
    }
    case "set":
      return { description, type: ["array", "null"], items: { type: "string" } };
    case "single": {
      const [items] = rules(row.checks);
      return { description, type: ["array", "null"], items: { type: "string", ...items }, maxItems: 1 };
    }
    case "object":
      return { description, ...objectSchema(row.members) };
    case "entries":
      return { description, type: ["object", "null"], additionalProperties: objectSchema(row.each.members) };
    case "named": {
      const names = row.names.map((name) => [name, { type: "string" }]);
      const item = objectSchema(row.members, Object.fromEntries(names));
      return {
        description,
        type: ["array", "null"],
        items: { ...item, type: "object", required: row.names },
      };
    }
    case "nested": {
      const nested = { $ref: `#/$defs/${row.kind}` };
      const one = { anyOf: [{ type: "null" }, nested] };
      return row.many
        ? { description, type: ["object", "null"], additionalProperties: one }
        : { description, ...one };
    }
    default:
      return { description };
  }
}

function body(grammar: KindGrammar): Dictionary {
  const members = Object.entries(grammar.members as Record<string, Row>);
  return {
    type: "object",
    properties: Object.fromEntries(members.map(([name, row]) => [name, memberSchema(row)])),
    additionalProperties: false,
  };
}

/** The kinds that a kind's members hold, at any depth. */
function nestedKinds(kind: Kind, seen = new Set<Kind>()): Set<Kind> {
  const members: Record<string, Row> = grammars[kind].members;
  for (const row of Object.values(members)) {
    if (row.shape !== "nested" || seen.has(row.kind)) continue;
    seen.add(row.kind);
    nestedKinds(row.kind, seen);
  }
  return seen;
}

/** The JSON Schema of a kind's model: shapes, enumerations and ranges as its grammar has them. */
export function schemaOf(kind: Kind): JsonSchema {
  const grammar = grammars[kind] as unknown as KindGrammar;
  const nested = [...nestedKinds(kind)].map((other) => [
    other,
    body(grammars[other] as unknown as KindGrammar),
  ]);
  return {
    $schema: DRAFT,
    title: `API Gateway v1 ${kind}`,
    ...body(grammar),
    ...(nested.length === 0 ? {} : { $defs: Object.fromEntries(nested) }),
  };
}

/** The JSON Schema of each kind. */
export const schemas: Readonly<Record<Kind, JsonSchema>> = Object.fromEntries(
  Object.keys(grammars).map((kind) => [kind, schemaOf(kind as Kind)]),
) as Record<Kind, JsonSchema>;
