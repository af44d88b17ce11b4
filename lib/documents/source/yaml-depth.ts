import { DEEPEST } from "../../../common/own.js";
import { DocumentError } from "../errors.js";
import { Lines, lineEnd, nextLine } from "../lines.js";

/**
 * Refuses what is nested too deeply, before the parser recurses into it: near the end of the stack it would take the
 * whole process along. Indentation that grows and brackets that open are counted, whatever they stand in; a text that
 * is not nested so deeply can seem so only where a scalar has hundreds of growing indents or unclosed brackets.
 */
export function checkDepth(text: string): void {
  const columns: number[] = [];
  let brackets = 0;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const start = at;
    const end = lineEnd(text, start);
    // Every `- ` and `? ` at the beginning of a line opens a level of its own.
    let isIndicator = true;
    while (isIndicator) {
      while (text.charCodeAt(at) === 0x20) at++;
      const unit = text.charCodeAt(at);
      const after = text.charCodeAt(at + 1);
      isIndicator = (unit === 0x2d || unit === 0x3f || unit === 0x3a) && (after === 0x20 || after === 0x09);
      if (at >= end) break;
      const column = at - start;
      while (columns.length > 0 && (columns.at(-1) as number) >= column) columns.pop();
      columns.push(column);
      if (isIndicator) at++;
      if (columns.length > DEEPEST) refuse(text, at);
    }
    for (; at < end; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 0x5b || unit === 0x7b) {
        brackets++;
        if (brackets > DEEPEST) refuse(text, at);
      } else if (unit === 0x5d || unit === 0x7d) brackets = Math.max(0, brackets - 1);
    }
    at = nextLine(text, start);
  }
}

function refuse(text: string, at: number): never {
  throw new DocumentError(
    `the document is nested more than ${DEEPEST} levels deep`,
    new Lines(text).place(at),
  );
}
