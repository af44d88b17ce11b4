import { type FindingValues, fill } from "../../common/findings.js";
import { API_ERRORS } from "./errors/api.js";
import { INTEGRATION_ERRORS } from "./errors/integration.js";
import { METHOD_ERRORS } from "./errors/method.js";
import { PATCH_ERRORS } from "./errors/patch.js";
import type { ErrorRow } from "./errors/row.js";
import { STAGE_ERRORS } from "./errors/stage.js";

export type { ErrorRow } from "./errors/row.js";

/** Every text of API Gateway that we know, the particular before the general. */
export const ERRORS: readonly ErrorRow[] = [
  ...INTEGRATION_ERRORS,
  ...METHOD_ERRORS,
  ...STAGE_ERRORS,
  ...API_ERRORS,
  ...PATCH_ERRORS,
];

/** How an SDK or the AWS CLI introduces a text: the exception, or a sentence with it. */
const LEAD =
  /^(?:an error occurred \((\w+)\) when calling the \w+ operation(?: \([^)]*\))?|(\w+Exception)): */i;

/** Spaces and quotes change on the way through a shell and a log. */
const level = (text: string): string => text.replace(/\s+/g, " ").trim();

const SPECIAL = /[.*+?^$()[\]{}|\\/-]/g;

function pattern(text: string): RegExp {
  const source = level(text)
    .split(/\{\w+\}/)
    .map((part) => part.replace(SPECIAL, "\\$&").replaceAll("'", "'?"))
    .join("(.*?)");
  return new RegExp(`^"?${source}"?$`, "is");
}

const compiled = new Map<ErrorRow, { readonly pattern: RegExp; readonly names: readonly string[] }>();

function compiledRow(row: ErrorRow) {
  const known = compiled.get(row) ?? {
    pattern: pattern(row.text),
    names: [...row.text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string),
  };
  compiled.set(row, known);
  return known;
}

export interface ErrorMatch {
  /** The row, its meaning and remedy filled with what the text says. */
  readonly row: ErrorRow;
  readonly values: FindingValues;
}

/** The exception that a text is introduced with, and the text itself. */
export function readErrorText(text: string): { readonly exception?: string; readonly message: string } {
  const lead = LEAD.exec(text.trim());
  const exception = lead?.[1] ?? lead?.[2];
  const message = level(text.trim().slice(lead?.[0].length ?? 0));
  return exception === undefined ? { message } : { exception, message };
}

/** What is known of a text that API Gateway answered with. */
export function matchError(message: string): ErrorMatch | undefined {
  for (const row of ERRORS) {
    const { pattern: known, names } = compiledRow(row);
    const match = known.exec(message);
    if (match === null) continue;
    const values = Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? ""]));
    return {
      row: { ...row, meaning: fill(row.meaning, values), remedy: fill(row.remedy, values) },
      values,
    };
  }
  return undefined;
}
