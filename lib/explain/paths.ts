import { escapeToken } from "../../common/pointer.js";
import { grammars } from "../../patch/grammar/index.js";
import type { Kind, Row } from "../../patch/grammar/types.js";
import { type Place, pathPattern, placesOfKind, rowsBelow } from "../../patch/places.js";
import { type Explanation, factsOf } from "./explanation.js";
import {
  becauseText,
  checksText,
  clearText,
  defaultText,
  insteadText,
  keyText,
  operationsText,
  rowEvidence,
  valueText,
} from "./row.js";

/** Every row of the grammars. */
export function places(): Place[] {
  return Object.keys(grammars).flatMap((kind) => placesOfKind(kind as Kind));
}

/** The paths right below a row, those below an entry included. */
function membersText(row: Row): string | undefined {
  const paths = rowsBelow(row).flatMap(([, child]) =>
    row.shape === "entries"
      ? [child, ...rowsBelow(child).map(([, rule]) => rule)].map(pathPattern)
      : pathPattern(child),
  );
  return paths.length === 0 ? undefined : paths.join(", ");
}

/** Everything that the grammar says of a row. */
export function explainPlace(place: Place): Explanation {
  const { kind, row } = place;
  const keyed = row.shape === "map" || row.shape === "set" || row.shape === "named";
  const missing = keyed ? row.missingKey : undefined;
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
      default: defaultText(place),
      key: keyText(row),
      members: membersText(row),
      "a key that is not there": missing === undefined ? undefined : `${missing.name}: ${missing.message}`,
      "checked for": checksText(row),
      example: row.example.patchOperations.map((operation) => JSON.stringify(operation)).join("\n"),
    }),
    evidence: rowEvidence(place),
  };
}

const aliases = (row: Row): string[] => (row.aliases ?? []).map(({ path }) => path);

/** Could a path with placeholders be this one? What stands before the first and behind the last says so. */
function fits(pattern: string, path: string): boolean {
  const [from, to] = [pattern.indexOf("{"), pattern.lastIndexOf("}") + 1];
  if (from < 0 || to === pattern.length) return false;
  const [start, end] = [pattern.slice(0, from), pattern.slice(to)];
  return path.length > start.length + end.length && path.startsWith(start) && path.endsWith(end);
}

/** Is this the path of a row, of a key below it, or the name of its member? */
function concerns(word: string, { member, row }: Place): boolean {
  if (word.toLowerCase() === member.toLowerCase()) return true;
  const path = word.startsWith("/") ? word : `/${word}`;
  if ([row.path, row.pointer, pathPattern(row), ...aliases(row)].includes(path)) return true;
  if (fits(pathPattern(row), path)) return true;
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
