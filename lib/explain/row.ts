/** What a row of the grammar says, in words: for `explain` and for the reference of patch operations. */
import type { Evidence } from "../../common/evidence.js";
import { get } from "../../common/own.js";
import type { Row, ServerDefault } from "../../patch/grammar/row-types.js";
import type { OperationRow } from "../../patch/grammar/types.js";
import type { Place } from "../../patch/places.js";
import { type EvidenceOf, evidenceOf } from "./explanation.js";

const VALUE_TEXT = {
  string: "text",
  integer: 'a whole number as text: "29000"',
  number: 'a number as text: "0.5"',
  boolean: '"true" or "false"; any other text is stored as false',
  json: "one JSON document as text",
} as const;

export function valueText(row: Row): string | undefined {
  if (row.shape === "set")
    return row.addressed === "path" ? "none: the member stands in the path" : "the member";
  if (row.shape === "single") return "the one text of the list";
  if (row.shape === "named") return `the item's name: ${row.key}`;
  if (row.shape === "entries" && row.operations.replace !== undefined) return "the whole map as JSON text";
  const valued = row.shape === "scalar" || row.shape === "map" || row.shape === "lens";
  return valued ? VALUE_TEXT[row.value.name] : undefined;
}

/** How the key of an entry is spelled. */
export function keyText(row: Row): string | undefined {
  return row.shape === "entries" ? row.address.form : undefined;
}

interface Default {
  readonly text: string;
  readonly evidence: Evidence;
}

/** What AWS fills a member with where an operation makes the object that it belongs to. */
function filledIn({ member, parent }: Pick<Place, "member" | "parent">): readonly Default[] {
  if (parent?.shape !== "object" || parent.creates === undefined) return [];
  const { fill, evidence } = parent.creates;
  const value = get(typeof fill === "function" ? fill({}) : fill, member);
  return value === undefined ? [] : [{ text: String(value), evidence }];
}

/** The server defaults of a row: a scalar's may depend on the resource. */
export function defaultsOf(place: Pick<Place, "member" | "row" | "parent">): readonly Default[] {
  const { row } = place;
  if (row.shape === "scalar" && row.serverDefault === undefined) return filledIn(place);
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
  if (row.shape === "object" && row.creates !== undefined) {
    return [{ text: `a new one starts with ${row.creates.says}`, evidence: row.creates.evidence }];
  }
  if (row.shape === "map" && row.filledIn !== undefined) {
    return [{ text: JSON.stringify(row.filledIn.value), evidence: row.filledIn.evidence }];
  }
  return [];
}

/** What a member is worth when nothing is sent, and what counts as that. */
export function defaultText(place: Pick<Place, "member" | "row" | "parent">): string | undefined {
  const texts = defaultsOf(place).map(({ text }) => text);
  return texts.length === 0 ? undefined : [...new Set(texts)].join(", or ");
}

export function rowEvidence(place: Pick<Place, "member" | "row" | "parent">): EvidenceOf[] {
  const { row } = place;
  const operations = Object.entries(row.operations as Readonly<Record<string, OperationRow>>);
  const rest: EvidenceOf[] = [];
  if (row.shape === "scalar") rest.push(evidenceOf("clearing", row.clear.evidence));
  if (row.shape === "map" || row.shape === "set" || row.shape === "named")
    rest.push(evidenceOf("a key that is not there", row.missingKey));
  const defaults = defaultsOf(place);
  for (const { text, evidence } of defaults) {
    rest.push(evidenceOf(defaults.length === 1 ? "default" : `default ${text}`, evidence));
  }
  if (row.shape === "fixed" || row.shape === "nested")
    rest.push(evidenceOf("that no operation reaches it", row.evidence));
  return [...operations.map(([name, operation]) => evidenceOf(name, operation)), ...rest];
}

export function operationsText(row: Row): string {
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

export function checksText(row: Row): string {
  const checks =
    row.shape === "scalar" || row.shape === "single" || row.shape === "lens"
      ? (row.checks ?? [])
      : row.shape === "map"
        ? [...(row.keyChecks ?? []), ...(row.checks ?? [])]
        : row.shape === "set"
          ? (row.keyChecks ?? [])
          : row.shape === "named"
            ? row.nameChecks
            : [];
  return [...new Set(checks.map(({ finding }) => finding))].join(", ");
}
