/** The reference of patch operations, made from the grammars. */
import { grammars } from "../../patch/grammar/index.js";
import type { Kind, PatchOperation } from "../../patch/grammar/resources.js";
import type { Row } from "../../patch/grammar/row-types.js";
import type { Example, KindGrammar, OperationRow } from "../../patch/grammar/types.js";
import { type Place, pathPattern, placesOfKind } from "../../patch/places.js";
import { becauseText, clearText, insteadText } from "../../patch/row-texts.js";
import { defaultText, keyText, rowEvidence, valueText } from "../explain/row.js";
import { markdownTable } from "./table.js";

const code = (text: string): string => `\`${text}\``;

const operationsOf = ({ operations }: Row): [string, OperationRow][] =>
  Object.entries(operations as Readonly<Record<string, OperationRow | undefined>>).filter(
    (entry): entry is [string, OperationRow] => entry[1] !== undefined,
  );

/** Is there something to say of a row beside the rows below it? */
const speaks = ({ row }: Place): boolean =>
  row.shape === "fixed" || row.shape === "nested" || operationsOf(row).length > 0;

/** A row that no operation reaches. */
const unreached = (row: Row): boolean => operationsOf(row).length === 0;

function operationsCell(row: Row): string {
  if (unreached(row)) return `none: ${becauseText(row)}`;
  return operationsOf(row)
    .map(([op, { level, listed }]) => `${op} (${level}${listed === false ? ", not in AWS's table" : ""})`)
    .join(", ");
}

function overview(places: readonly Place[]): string {
  return markdownTable(
    ["Path", "Operations", "Value", "Cleared by", "Default"],
    places.map((place) => {
      const { row } = place;
      const reached = !unreached(row);
      return [
        code(pathPattern(row)),
        operationsCell(row),
        (reached ? valueText(row) : undefined) ?? "",
        (reached ? clearText(row) : undefined) ?? "",
        defaultText(place) ?? "",
      ];
    }),
  );
}

function operationText({ op, path, value, from }: PatchOperation): string {
  const members = {
    op,
    path,
    ...(value === undefined ? {} : { value }),
    ...(from === undefined ? {} : { from }),
  };
  return JSON.stringify(members);
}

function exampleText({ before, after, patchOperations }: Example): string {
  const lines = patchOperations.map((operation) => `  ${operationText(operation)}`);
  return [
    "```json5",
    `// from ${JSON.stringify(before)}`,
    `// to   ${JSON.stringify(after)}`,
    `[\n${lines.join(",\n")}\n]`,
    "```",
    "",
  ].join("\n");
}

function details(place: Place): string {
  const { row } = place;
  const { copy } = row;
  const facts = [
    ...(row.pointer === undefined ? [] : [`Stands in the object at ${code(row.pointer)}.`]),
    ...(row.aliases ?? []).map(({ path, evidence }) => `Also spelled ${code(path)} (${evidence.source}).`),
    ...[keyText(row)].flatMap((text) => (text === undefined ? [] : [`Key: ${text}.`])),
    ...(copy === undefined ? [] : [`${code("copy")} takes it from ${code(copy.from)}.`]),
    ...[insteadText(row)].flatMap((text) => (text === undefined ? [] : [text])),
    ...rowEvidence(place).map(({ of, level, source }) => `${of}: ${level} (${source})`),
  ];
  const example = row.example.patchOperations.length === 0 ? "" : `\n${exampleText(row.example)}`;
  return `### ${code(pathPattern(row))}\n\n${row.summary}\n\n${facts.map((fact) => `- ${fact}\n`).join("")}${example}`;
}

function kindPage(kind: Kind): string {
  const grammar = grammars[kind] as unknown as KindGrammar;
  const places = placesOfKind(kind).filter(speaks);
  return `## ${kind}\n\nSent with ${code(grammar.operation)}.\n\n${overview(places)}\n${places.map(details).join("\n")}`;
}

/** Every kind, by name. */
export function patchOperationsPage(): string {
  const kinds = (Object.keys(grammars) as Kind[]).sort();
  const links = kinds.map((kind) => `[${kind}](#${kind.toLowerCase()})`).join(", ");
  return `# Patch operations

<!-- Made from the grammars by \`node dist/lib/docs/patch-operations.js\`; a test holds the two together. -->

What each update call of API Gateway v1 takes. Every value is text. In a path \`/\` inside a key is \`~1\` and \`~\` is \`~0\`.
Behind each operation stands how it is known: \`recorded\` (AWS's answer was recorded), \`documented\` (AWS says so),
\`reported\` (others ran it on AWS), \`inferred\` (reasoned from a neighbouring fact) or \`unknown\` (no source settles it).
\`patchway diff --kind KIND\` writes these operations, \`patchway check\` judges them, \`patchway explain PATH\` prints one entry.

${links}

${kinds.map(kindPage).join("\n")}`;
}
