import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ConvertDocumentOptions } from "../../lib/documents/options.js";
import { ROOT } from "../cli/harness.js";

const FOLDER = path.join(ROOT, "spec", "fixtures", "documents");

/** A document and what is made of it, written by hand. */
export interface Fixture {
  readonly name: string;
  /** `input.yaml` */
  readonly file: string;
  readonly input: string;
  readonly output: string;
  /** `severity id line:column`, in their order. */
  readonly findings: readonly string[];
  readonly options: ConvertDocumentOptions;
}

function read(name: string): Fixture {
  const folder = path.join(FOLDER, name);
  const file = readdirSync(folder).find((entry) => entry.startsWith("input.")) as string;
  const text = (entry: string) => readFileSync(path.join(folder, entry), "utf8");
  const options = existsSync(path.join(folder, "options.json"))
    ? (JSON.parse(text("options.json")) as Partial<ConvertDocumentOptions>)
    : {};
  return {
    name,
    file,
    input: text(file),
    output: text(file.replace("input", "output")),
    findings: text("findings.txt")
      .split("\n")
      .filter((line) => line !== ""),
    options: { to: "http", file, ...options },
  };
}

export const fixtures: readonly Fixture[] = readdirSync(FOLDER).sort().map(read);
