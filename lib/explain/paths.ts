import { grammars } from "../../patch/grammar/index.js";
import type { Kind } from "../../patch/grammar/resources.js";
import type { Row } from "../../patch/grammar/row-types.js";
import { type Place, pathPattern, placesOfKind } from "../../patch/places.js";
import { becauseText, clearText, insteadText, pathsBelow } from "../../patch/row-texts.js";
import { type Explanation, factsOf } from "./explanation.js";
import { checksText, defaultText, keyText, operationsText, rowEvidence, valueText } from "./row.js";

/** Every row of the grammars. */
export function places(): Place[] {
  return Object.keys(grammars).flatMap((kind) => placesOfKind(kind as Kind));
}

/** Everything that the grammar says of a row. */
export function explainPlace(place: Place): Explanation {
  const { kind, row } = place;
  const keyed = row.shape === "map" || row.shape === "set" || row.shape === "named";
  const missing = keyed ? row.missingKey : undefined;
  const remedy = insteadText(row);
  const below = pathsBelow(row);
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
      members: below.length === 0 ? undefined : below.join(", "),
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

/** Is this the path of an entry of a row that has the paths which no other row has a claim to? */
function isLeft(word: string, { parent }: Place): boolean {
  if (parent?.shape !== "entries" || parent.fallback === undefined || !word.startsWith("/")) return false;
  return parent.address.parse(word.slice(1).split("/")) !== undefined;
}

/** The rows that a path or a member's name means. */
export function placesOf(word: string): Place[] {
  const all = places();
  const meant = all.filter((place) => concerns(word, place));
  return meant.length > 0 ? meant : all.filter((place) => isLeft(word, place));
}
