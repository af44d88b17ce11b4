import { DEEPEST } from "../../../common/own.js";
import { DocumentError } from "../errors.js";
import { Lines, lineEnd, nextLine } from "../lines.js";
import { yaml } from "../packages.js";

/**
 * Refuses what is nested too deeply, before the parser recurses into it: near the end of the stack it would take the
 * whole process along. Indentation that grows and brackets that open are counted, whatever they stand in, which is
 * quick; where the brackets seem too many the lexer tells which of them open a collection. A text that is not nested so
 * deeply can seem so only where a scalar has hundreds of growing indents.
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
        if (brackets > DEEPEST) {
          checkBrackets(text);
          brackets = Number.NEGATIVE_INFINITY;
        }
      } else if ((unit === 0x5d || unit === 0x7d) && brackets > 0) brackets--;
    }
    at = nextLine(text, start);
  }
}

/** What the lexer puts before the text of a scalar; with the other signs of its own it stands for no text. */
const SCALAR = "\u001f";
const SIGNS = new Set(["\u0002", "\u0018", SCALAR]);

/** Counts the brackets that open a collection, and not those in texts and comments. */
function checkBrackets(text: string): void {
  let depth = 0;
  let at = 0;
  let isScalar = false;
  for (const lexeme of new (yaml().Lexer)().lex(text)) {
    if (!isScalar) {
      if (lexeme === "[" || lexeme === "{") depth++;
      else if (lexeme === "]" || lexeme === "}") depth = Math.max(0, depth - 1);
      if (depth > DEEPEST) refuse(text, at);
    }
    isScalar = lexeme === SCALAR;
    if (!SIGNS.has(lexeme)) at += lexeme.length;
  }
}

function refuse(text: string, at: number): never {
  throw new DocumentError(
    `the document is nested more than ${DEEPEST} levels deep`,
    new Lines(text).place(at),
  );
}
