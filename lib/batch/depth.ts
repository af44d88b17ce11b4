/** How deep a line may be nested: the same in every thread, whatever stack it has. */
import { InputError } from "../../common/errors.js";

/** Every stack has room for more. A line of fewer bytes than these levels open and close with need not be looked at. */
export const DEEPEST_LINE = 1000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const OPEN_OBJECT = 0x7b;
const CLOSE_LIST = 0x5d;
const CLOSE_OBJECT = 0x7d;

/** Does a line open as many lists and objects, those in its texts included, while it is long enough to close them? */
function mayBeDeep(json: string): boolean {
  const end = json.length - DEEPEST_LINE;
  let left = DEEPEST_LINE;
  if (end <= left) return false;
  for (const bracket of "{[") {
    for (let at = json.indexOf(bracket); at >= 0 && at < end; at = json.indexOf(bracket, at + 1)) {
      if (--left < 0) return true;
    }
  }
  return false;
}

/** Where a text ends that begins at a quote. */
function endOf(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); ; end = json.indexOf('"', end + 1)) {
    let before = end;
    while (json.charCodeAt(before - 1) === BACKSLASH) before--;
    if ((end - before) % 2 === 0) return end;
  }
}

function isDeep(json: string): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOf(json, at);
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      if (++depth > DEEPEST_LINE) return true;
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth--;
  }
  return false;
}

/**
 * Refuses a line that is nested too deeply for what is done with it.
 *
 * @param json what JSON.parse has taken
 * @throws InputError where more lists and objects than `DEEPEST_LINE` stand in one another
 */
export function checkDepth(json: string): void {
  if (mayBeDeep(json) && isDeep(json)) {
    throw new InputError(`the line is nested more than ${DEEPEST_LINE} levels deep`);
  }
}
