import type { Evidence } from "../../common/evidence.js";
import { grammars } from "../../patch/grammar/index.js";
import type { Kind, KindGrammar, OperationRow, Row, ServerDefault } from "../../patch/grammar/types.js";
import { escapeToken } from "../../patch/pointer.js";
import { type EvidenceOf, type Explanation, evidenceOf, factsOf } from "./explanation.js";

/** A row of the grammar, and where it stands. */
export interface Place {
  readonly kind: Kind;
  readonly member: string;
  readonly row: Row;
}

function placesIn(kind: Kind, members: Readonly<Record<string, Row>>): Place[] {
  return Object.entries(members).flatMap(([member, row]) => [
    { kind, member, row },
    ...(row.shape === "object" ? placesIn(kind, row.members) : []),
  ]);
}

/** Every row of the grammars. */
export function places(): Place[] {
  return Object.values(grammars as Readonly<Record<string, KindGrammar>>).flatMap(
    ({ kind, members, noMembers = [] }) => [
      ...placesIn(kind, members as Readonly<Record<string, Row>>),
      ...noMembers.map((row) => ({ kind, member: row.path.slice(1), row })),
    ],
  );
}

/** `/requestTemplates/{contentType}`: the paths that operations name. */
export function pathPattern(row: Row): string {
  if (row.shape === "single") return `${row.path}/${row.at[0]}`;
  const keyed = row.shape === "map" || (row.shape === "set" && row.addressed === "path");
  return keyed ? `${row.path}/{${row.key}}` : row.path;
}

const VALUE_TEXT = {
  string: "text",
  integer: 'a whole number as text: "29000"',
  number: 'a number as text: "0.5"',
  boolean: '"true" or "false"; any other text is stored as false',
  json: "one JSON document as text",
} as const;

function valueText(row: Row): string | undefined {
  if (row.shape === "set")
    return row.addressed === "path" ? "none: the member stands in the path" : "the member";
  if (row.shape === "single") return "the one text of the list";
  const valued = row.shape === "scalar" || row.shape === "map" || row.shape === "lens";
  return valued ? VALUE_TEXT[row.value.name] : undefined;
}

function clearText(row: Row): string | undefined {
  if (row.shape === "map" || row.shape === "set") return "remove the key";
  if (row.shape === "single") return `replace with "${row.serverDefault.value}"`;
  if (row.shape !== "scalar") return undefined;
  if (row.clear.by === "nothing") return "no operation is known to do it";
  if (row.clear.by === "default") {
    const { otherwise } = row.clear;
    return `replace with the default${otherwise === undefined ? "" : `, or ${JSON.stringify(otherwise)} where there is none`}`;
  }
  return row.clear.by === "remove" ? "remove" : `replace with ${JSON.stringify(row.clear.value)}`;
}

/** The server defaults of a row: a scalar's may depend on the resource. */
function defaultsOf(row: Row): readonly { readonly text: string; readonly evidence: Evidence }[] {
  if (row.shape === "scalar") {
    const all = [row.serverDefault ?? []].flat() as readonly ServerDefault[];
    return all.map(({ value, holds, evidence }) => ({
      text: `${value}${holds === undefined ? "" : " (not for every resource)"}`,
      evidence,
    }));
  }
  if (row.shape === "single")
    return [{ text: row.serverDefault.value, evidence: row.serverDefault.evidence }];
  if (row.shape === "set" && row.serverDefault !== undefined) {
    return [{ text: row.serverDefault.value.join(", "), evidence: row.serverDefault.evidence }];
  }
  if (row.shape === "map" && row.filledIn !== undefined) {
    return [{ text: JSON.stringify(row.filledIn.value), evidence: row.filledIn.evidence }];
  }
  return [];
}

/** What a member is worth when nothing is sent, and what counts as that. */
function defaultText(row: Row): string | undefined {
  const texts = defaultsOf(row).map(({ text }) => text);
  return texts.length === 0 ? undefined : [...new Set(texts)].join(", or ");
}

function becauseText(row: Row): string | undefined {
  if (row.shape === "nested")
    return `it holds resources of the kind ${row.kind}, which have an update call of their own`;
  if (row.shape !== "fixed") return undefined;
  return {
    identity: "it is part of the resource's address",
    readOnly: "API Gateway sets it",
    creation: "it is given when the resource is made, and then stays",
    noMember: "AWS's table lists it, and no resource has such a member",
    call: "another call changes it",
    put: "only a put of the whole object changes it",
  }[row.because];
}

function insteadText(row: Row): string | undefined {
  if (row.shape !== "fixed" && row.shape !== "nested") return undefined;
  return row.instead === undefined ? undefined : `Use ${row.instead}.`;
}

function rowEvidence(row: Row): EvidenceOf[] {
  const operations = Object.entries(row.operations as Readonly<Record<string, OperationRow>>);
  const rest: EvidenceOf[] = [];
  if (row.shape === "scalar") rest.push(evidenceOf("clearing", row.clear.evidence));
  if (row.shape === "map" || row.shape === "set")
    rest.push(evidenceOf("a key that is not there", row.missingKey));
  const defaults = defaultsOf(row);
  for (const { text, evidence } of defaults) {
    rest.push(evidenceOf(defaults.length === 1 ? "default" : `default ${text}`, evidence));
  }
  if (row.shape === "fixed" || row.shape === "nested")
    rest.push(evidenceOf("that no operation reaches it", row.evidence));
  return [...operations.map(([name, operation]) => evidenceOf(name, operation)), ...rest];
}

function operationsText(row: Row): string {
  const names = Object.entries(row.operations as Readonly<Record<string, OperationRow>>).map(
    ([name, { level, listed }]) =>
      listed === false
        ? `${name} (not in AWS's table)`
        : level === "unknown"
          ? `${name} (effect unknown)`
          : name,
  );
  return names.length === 0 ? "none" : names.join(", ");
}

function checksText(row: Row): string {
  const checks =
    row.shape === "scalar" || row.shape === "single" || row.shape === "lens"
      ? (row.checks ?? [])
      : row.shape === "map"
        ? [...(row.keyChecks ?? []), ...(row.checks ?? [])]
        : row.shape === "set"
          ? (row.keyChecks ?? [])
          : [];
  return [...new Set(checks.map(({ finding }) => finding))].join(", ");
}

/** Everything that the grammar says of a row. */
export function explainPlace({ kind, row }: Place): Explanation {
  const missing = row.shape === "map" || row.shape === "set" ? row.missingKey : undefined;
  const remedy = insteadText(row);
  return {
    subject: "path",
    name: pathPattern(row),
    kind,
    meaning: row.summary,
    ...(remedy === undefined ? {} : { remedy }),
    facts: factsOf({
      operations: operationsText(row),
      because: becauseText(row),
      value: valueText(row),
      "cleared by": clearText(row),
      default: defaultText(row),
      members: row.shape === "object" ? Object.values(row.members).map(pathPattern).join(", ") : undefined,
      "a key that is not there": missing === undefined ? undefined : `${missing.name}: ${missing.message}`,
      "checked for": checksText(row),
      example: row.example.patchOperations.map((operation) => JSON.stringify(operation)).join("\n"),
    }),
    evidence: rowEvidence(row),
  };
}

const aliases = (row: Row): string[] => (row.aliases ?? []).map(({ path }) => path);

/** Is this the path of a row, of a key below it, or the name of its member? */
function concerns(word: string, { member, row }: Place): boolean {
  if (word.toLowerCase() === member.toLowerCase()) return true;
  const path = word.startsWith("/") ? word : `/${word}`;
  if ([row.path, row.pointer, pathPattern(row), ...aliases(row)].includes(path)) return true;
  return (
    (row.shape === "map" || row.shape === "set" || row.shape === "nested") && path.startsWith(`${row.path}/`)
  );
}

/** The rows that a path or a member's name means. */
export function placesOf(word: string): Place[] {
  return places().filter((place) => concerns(word, place));
}

/** What is wrong with a path that API Gateway refused, and how it is written; `undefined` where it is a good one. */
export function correction(path: string, { row }: Place): string | undefined {
  if (row.shape === "fixed" || row.shape === "nested") {
    return `No operation reaches ${row.path}: ${becauseText(row)}. ${insteadText(row) ?? ""}`.trim();
  }
  if (row.shape !== "map" && row.shape !== "set") return undefined;
  const key = path.slice(row.path.length + 1);
  if (key === "") return `${row.path} as a whole is no path: name a key, ${pathPattern(row)}.`;
  if (row.shape === "set" && row.addressed === "value")
    return `The member stands in the value, not in the path: ${row.path}.`;
  return key.includes("/") ? `Write the slash in the key as ~1: ${row.path}/${escapeToken(key)}.` : undefined;
}
