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

/** Spaces change on the way through a log. */
const level = (text: string): string => text.replace(/\s+/g, " ").trim();

/** A shell takes quotes away. */
const unquoted = (text: string): string => text.replace(/['"]/g, "");

/**
 * What stands at the placeholders of a template, `undefined` where the text is not made from it. Each part is looked for
 * behind the one before, so that the work grows with the length of the text and no faster.
 */
function placeholders(parts: readonly string[], text: string): string[] | undefined {
  const [first = "", ...rest] = parts;
  if (!text.startsWith(first)) return undefined;
  const values: string[] = [];
  let from = first.length;
  for (const [index, part] of rest.entries()) {
    const at = index === rest.length - 1 ? text.length - part.length : text.indexOf(part, from);
    if (at < from || !text.startsWith(part, at)) return undefined;
    values.push(text.slice(from, at));
    from = at + part.length;
  }
  return from === text.length ? values : undefined;
}

interface Template {
  readonly row: ErrorRow;
  readonly names: readonly string[];
  readonly parts: readonly string[];
  readonly bareParts: readonly string[];
}

let known: readonly Template[] | undefined;

function templates(): readonly Template[] {
  known ??= ERRORS.map((row) => {
    const parts = level(row.text).split(/\{\w+\}/);
    const names = [...row.text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
    return { row, names, parts, bareParts: parts.map(unquoted) };
  });
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
  const bare = unquoted(message);
  for (const { row, names, parts, bareParts } of templates()) {
    const found = placeholders(parts, message) ?? placeholders(bareParts, bare);
    if (found === undefined) continue;
    const values = Object.fromEntries(names.map((name, index) => [name, found[index] ?? ""]));
    const filled = { ...row, meaning: fill(row.meaning, values), remedy: fill(row.remedy, values) };
    return { row: filled, values };
  }
  return undefined;
}
