import { InputError, PatchwayError } from "../../common/errors.js";
import { didYouMean } from "../../common/suggest.js";
import { visible } from "../report/visible.js";
import { ReadError, UsageError } from "./errors.js";

/** `file:line:column#/pointer: `, as much of it as is known; the pointer alone where there is no file. */
function placeOf(error: InputError): string {
  if (error.file === undefined) return error.pointer === "" ? "" : `${visible(error.pointer)}: `;
  const pointer = error.pointer === "" ? "" : `#${error.pointer}`;
  const line = error.line === undefined ? "" : `:${error.line}`;
  const column = error.column !== undefined ? `:${error.column}` : "";
  return `${visible(error.file)}${line}${column}${visible(pointer)}: `;
}

/** The line of the file, and a mark under the place. */
function excerptOf({ excerpt, line }: ReadError): string {
  if (excerpt === undefined || line === undefined) return "";
  const lead = `  ${line} | `;
  return `${lead}${excerpt.text}\n${" ".repeat(lead.length - 2)}| ${" ".repeat(excerpt.mark)}^\n`;
}

function suggestionOf(error: UsageError | ReadError): string {
  return error.mistaken === undefined ? "" : visible(didYouMean(error.mistaken.word, error.mistaken.known));
}

/**
 * What stderr says of an error: one line, and for a fault in a file the place. Only what is not an error of this package
 * comes with its stack: that is a fault of ours.
 */
export function describe(error: unknown, command: string): string {
  const who = command === "" ? "patchway" : `patchway ${command}`;
  if (error instanceof ReadError) {
    return `${who}: ${placeOf(error)}${visible(error.message)}${suggestionOf(error)}\n${excerptOf(error)}`;
  }
  if (error instanceof InputError) return `${who}: ${placeOf(error)}${visible(error.message)}\n`;
  if (error instanceof UsageError) return `${who}: ${visible(error.message)}${suggestionOf(error)}\n`;
  if (error instanceof PatchwayError) return `${who}: ${visible(error.message)}\n`;
  if (error instanceof RangeError && /call stack/.test(error.message)) {
    return `${who}: the input is nested too deeply\n`;
  }
  const { syscall, message, stack } = error as NodeJS.ErrnoException;
  if (syscall === "write") return `${who}: the output cannot be written: ${message}\n`;
  return `${who}: this is a fault of patchway; please report it:\n${stack ?? String(error)}\n`;
}
