import { nearest } from "../../../common/suggest.js";
import { type Explanation, explain, explainable } from "../../explain.js";
import { pad, paragraph } from "../../report/layout.js";
import type { Layout } from "../../report/style.js";
import { jsonText, visible } from "../../report/visible.js";
import { EXIT, type ExitCode } from "../exit.js";
import type { Call } from "../table/command.js";
import type { EXPLAIN_OPTIONS } from "../table/explain.js";

const MARGIN = "  ";

function explanationText(explanation: Explanation, { paint, width }: Layout): string {
  const { subject, name, kind, meaning, remedy, facts, evidence } = explanation;
  const about = kind === undefined ? subject : `${kind}, ${subject}`;
  const lines = [`${paint("heading", visible(name))}  ${paint("faint", `(${about})`)}`];
  lines.push(paragraph(visible(meaning), width, MARGIN));
  if (remedy !== undefined) lines.push(paragraph(visible(remedy), width, `${MARGIN}-> `));
  if (facts.length > 0) lines.push("");
  const widest = Math.max(...facts.map((fact) => fact.name.length));
  for (const fact of facts) {
    const [first = "", ...more] = fact.text.split("\n");
    lines.push(paragraph(visible(first), width, `${MARGIN}${pad(fact.name, widest)}  `));
    for (const line of more) lines.push(`${MARGIN}${" ".repeat(widest)}  ${visible(line)}`);
  }
  if (evidence.length > 0) lines.push("");
  for (const { of, level, source } of evidence) {
    const what = of === undefined ? "" : `${of}: `;
    lines.push(paragraph(visible(`${what}${level} (${source})`), width, `${MARGIN}known  `));
  }
  return `${lines.join("\n")}\n`;
}

/** What can be explained, by subject. */
function list(kind: string | undefined, { paint }: Layout): string {
  const all = explainable(kind === undefined ? {} : { kind });
  const headings = new Map<string, string[]>();
  for (const { subject, name, kind: of } of all) {
    const heading = of === undefined ? subject : `${of}, ${subject}`;
    headings.set(heading, [...(headings.get(heading) ?? []), `${MARGIN}${visible(name)}`]);
  }
  return [...headings]
    .map(([heading, names]) => `${paint("heading", heading)}\n${names.join("\n")}\n`)
    .join("\n");
}

/** The share of the words of a text that stand in another one. */
function overlap(text: string, other: string): number {
  const words = new Set(text.toLowerCase().match(/\w+/g) ?? []);
  const known = new Set(other.toLowerCase().match(/\w+/g) ?? []);
  const shared = [...words].filter((word) => known.has(word)).length;
  return shared / Math.max(1, words.size, known.size);
}

const MOST = 3;
const ALIKE = 0.5;

/** What a word that is unknown may have meant. */
function suggestions(word: string, kind: string | undefined): string[] {
  const all = explainable(kind === undefined ? {} : { kind });
  if (word.includes(" ")) {
    return all
      .filter(({ subject }) => subject === "error")
      .map(({ name }) => ({ name, share: overlap(word, name) }))
      .filter(({ share }) => share >= ALIKE)
      .sort((a, b) => b.share - a.share)
      .slice(0, MOST)
      .map(({ name }) => name);
  }
  const spelling = (name: string) => {
    const bare = name.replace(/\/\{.*$/, "");
    return word.startsWith("/") ? bare : bare.slice(bare.lastIndexOf("/") + 1);
  };
  const spellings = all.map(({ subject, name }) => (subject === "path" ? spelling(name) : name));
  return nearest(word, [...new Set(spellings)], MOST);
}

export async function run({ operands, values, out, err }: Call<typeof EXPLAIN_OPTIONS>): Promise<ExitCode> {
  const word = operands.join(" ").trim();
  const { kind } = values;
  const options = kind === undefined ? {} : { kind };
  if (word === "") {
    await out.print(values.format === "json" ? jsonText(explainable(options)) : list(kind, out.layout));
    return EXIT.same;
  }
  const found = explain(word, options);
  if (found.length === 0) {
    const near = suggestions(word, kind);
    const hint =
      near.length === 0 ? "`patchway explain` lists what is known." : `Did you mean ${near.join(", or ")}?`;
    await err.print(`patchway explain: nothing is known of ${visible(word)}. ${visible(hint)}\n`);
    return EXIT.error;
  }
  const text = found.map((one) => explanationText(one, out.layout)).join("\n");
  await out.print(values.format === "json" ? jsonText(found) : text);
  return EXIT.same;
}
