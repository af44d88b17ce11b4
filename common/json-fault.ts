/**
 * Where a text stops being JSON, and what was expected there. JSON.parse is quicker and decides; this walks the text
 * once more where it has refused, because its message has no position for some texts and differs between releases.
 * RFC 8259. It keeps its own stack: hostile nesting must not end the process.
 */
export interface JsonFault {
  /** In UTF-16 code units. */
  readonly offset: number;
  readonly message: string;
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
/** The part of a string that needs no second look. */
const CLEAN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

const MARK = "\ufeff";
/** What people read for the end of a line, and JSON takes for a space. */
const RETURN = /\r(?!\n)/;

export const MORE = "there is more text after the end of the JSON value";

const ENDS = "the text ends too early";

class Walk {
  at = 0;
  constructor(readonly text: string) {}

  skip(pattern: RegExp): number {
    pattern.lastIndex = this.at;
    const length = pattern.exec(this.text)?.[0].length ?? 0;
    this.at += length;
    return length;
  }

  fault(message: string): JsonFault {
    if (this.text[this.at] === MARK) {
      return {
        offset: this.at,
        message:
          "a byte order mark is here, as where files that begin with one are put together; take it out",
      };
    }
    return this.at >= this.text.length
      ? { offset: this.text.length, message: `${ENDS}: ${message}` }
      : { offset: this.at, message };
  }

  string(): JsonFault | undefined {
    const start = this.at;
    this.at++;
    for (;;) {
      this.skip(CLEAN);
      const character = this.text[this.at];
      if (character === '"') {
        this.at++;
        return undefined;
      }
      if (character === undefined) return { offset: start, message: `${ENDS}: this string has no end` };
      if (character !== "\\")
        return this.fault("a line break or control character in a string must be escaped");
      if (this.skip(ESCAPE) === 0)
        return this.fault("a backslash must begin an escape such as \\n or \\u00e9");
    }
  }

  scalar(): JsonFault | undefined {
    if (this.text[this.at] === '"') return this.string();
    if (this.skip(WORD) > 0 || this.skip(NUMBER) > 0) return undefined;
    return this.fault("a value is expected");
  }
}

/** What may come next inside the innermost object or list. */
type Expects = "first" | "next" | "after";

/** The first place that is not JSON, or `undefined` where the whole text is. */
export function jsonFault(text: string): JsonFault | undefined {
  const walk = new Walk(text);
  const open: { readonly object: boolean; expects: Expects }[] = [];
  walk.skip(SPACE);
  if (walk.at === text.length) return { offset: 0, message: "there is nothing here" };

  for (let value = true; ; ) {
    walk.skip(SPACE);
    const character = text[walk.at];
    if (value) {
      value = false;
      if (character === "{" || character === "[") {
        open.push({ object: character === "{", expects: "first" });
        walk.at++;
        continue;
      }
      const fault = walk.scalar();
      if (fault !== undefined) return fault;
    }
    walk.skip(SPACE);
    const inner = open.at(-1);
    if (inner === undefined) {
      if (walk.at === text.length) return undefined;
      const cause = RETURN.test(text.slice(text.slice(0, walk.at).trimEnd().length, walk.at))
        ? ": lines end with CR alone here; end them with LF"
        : "";
      return walk.fault(`${MORE}${cause}`);
    }
    const next = text[walk.at];
    const close = inner.object ? "}" : "]";
    if (next === close && inner.expects !== "next") {
      walk.at++;
      open.pop();
      continue;
    }
    if (inner.expects === "after") {
      if (next !== ",") return walk.fault(`"," or "${close}" is expected`);
      walk.at++;
      inner.expects = "next";
      continue;
    }
    if (inner.object) {
      if (next !== '"') {
        const expected = "a name in double quotes";
        return walk.fault(
          inner.expects === "first" ? `${expected} or "}" is expected` : `${expected} is expected`,
        );
      }
      const fault = walk.string();
      if (fault !== undefined) return fault;
      walk.skip(SPACE);
      if (text[walk.at] !== ":") return walk.fault('":" is expected after the name');
      walk.at++;
    }
    inner.expects = "after";
    value = true;
  }
}
