/**
 * CloudFormation's intrinsic functions as values of a document: tags in YAML (`!Sub text`), objects of one member
 * everywhere (`{ "Fn::Sub": "text" }`). What they give is not known before a deployment, so they are read as text with
 * marks in it, one for each value that is not known. A mark says nothing of its value: a rule that copies a text copies
 * the marks along, and one that has to look at a value cannot.
 *
 * Source: CloudFormation's template reference, intrinsic functions.
 */
import {
  real,
  type SourceMember,
  type SourceNode,
  type SourceObject,
  type SourceReal,
  textOf,
} from "./source/node.js";

const SHORT = new Set([
  "Base64",
  "Cidr",
  "FindInMap",
  "ForEach",
  "GetAtt",
  "GetAZs",
  "If",
  "ImportValue",
  "Join",
  "Length",
  "Ref",
  "Select",
  "Split",
  "Sub",
  "ToJsonString",
  "Transform",
]);

/** Is the only member of an object the name of a function? */
const isName = (key: string) => key === "Ref" || isFunction(key);

export function isIntrinsic(node: SourceNode): boolean {
  const value = real(node);
  if (value === undefined) return false;
  if (value.tag !== undefined) return true;
  if (value.kind !== "object") return false;
  const { members } = value;
  return members.length === 1 && isName((members[0] as SourceMember).key);
}

/** Is a member no member of its own, but the name of a function that puts others in its place? */
export const isFunction = (key: string) => key.charCodeAt(0) === 0x46 && key.startsWith("Fn::");

/** What a person calls an intrinsic function: `Fn::If`, `!Custom`. */
export function functionName(node: SourceNode): string {
  const name = functionOf(node)?.name ?? "?";
  return name === "Ref" || name.startsWith("!") ? name : `Fn::${name}`;
}

/** What a tag stands before. */
function withoutTag(value: SourceReal): SourceReal {
  const { start, inner, end } = value;
  const place = { start, inner, end };
  if (value.kind === "scalar") {
    const { kind, value: scalar, text, style } = value;
    return { ...place, kind, value: scalar, text, style };
  }
  const { flow } = value;
  return value.kind === "list"
    ? { ...place, kind: "list", flow, items: value.items }
    : { ...place, kind: "object", flow, members: value.members };
}

/** The function and its argument, of a node that is one. */
function functionOf(node: SourceNode): { readonly name: string; readonly argument: SourceNode } | undefined {
  const value = real(node);
  if (value === undefined || !isIntrinsic(node)) return undefined;
  if (value.tag !== undefined) {
    const name = value.tag.slice(1);
    return { name: SHORT.has(name) ? name : value.tag, argument: withoutTag(value) };
  }
  const { key, value: argument } = (value as SourceObject).members[0] as SourceMember;
  return { name: key.replace(/^Fn::/, ""), argument };
}

/** A value of CloudFormation's own in a text that somebody substitutes before the import: `${AWS::Region}`. */
const PSEUDO = /\$\{(AWS::\w+)\}/g;
const PARTITION = "AWS::Partition";

/** Marks for unknown values, which no text of the document holds. */
export class Marks {
  #word = "";
  readonly #byName = new Map<string, string>();
  readonly #names: string[] = [];

  constructor(readonly document: string) {}

  /** Found when the first mark is made: most documents need none. */
  get word(): string {
    if (this.#word === "") {
      this.#word = "intrinsic";
      while (this.document.includes(this.#word)) this.#word += "value";
    }
    return this.#word;
  }

  /** A partition is the one value that a form depends on: all of them begin with `aws`. */
  get #partition(): string {
    return `aws-${this.word}`;
  }

  /** @param kind `v`: the value of an intrinsic function. `t`: text that can be written back as `${name}` */
  mark(name: string, kind: "v" | "t" = "v"): string {
    if (name === PARTITION) return this.#partition;
    const { word } = this;
    const known = this.#byName.get(kind + name);
    if (known !== undefined) return known;
    const mark = `${word}${this.#names.length}${kind}x`;
    this.#names.push(name);
    this.#byName.set(kind + name, mark);
    return mark;
  }

  /** Does a text hold the mark of an unknown value? */
  isIn(text: string): boolean {
    return this.#word !== "" && text.includes(this.#word);
  }

  /** Is a text one unknown value, and nothing else? */
  isWhole(text: string): boolean {
    return this.isIn(text) && new RegExp(`^${this.word}\\d+vx$`).test(text);
  }

  /** Are all marks of a text such that it can be written back, wherever it goes? */
  isText(text: string): boolean {
    // Those of text as it is written can be told by their kind.
    const written = new RegExp(`${this.word}\\d+tx`, "g");
    return !this.isIn(text.replace(written, "").replaceAll(this.#partition, ""));
  }

  /** The text as a person would write it: `${Name}` in the place of each mark. */
  show(text: string): string {
    if (!this.isIn(text)) return text;
    const marks = new RegExp(`(?:aws-)?${this.word}(?:(\\d+)[tv]x)?`, "g");
    return text.replace(
      marks,
      (_, index?: string) => `\${${index === undefined ? PARTITION : (this.#names[Number(index)] ?? "")}}`,
    );
  }

  /** What a text is read as. */
  text(text: string): string {
    if (!text.includes("${AWS::")) return text;
    return text.replace(PSEUDO, (_, name: string) => this.mark(name, "t"));
  }

  /** What an intrinsic function is read as. */
  read(node: SourceNode): string {
    const found = functionOf(node);
    if (found === undefined) return this.mark("?");
    const { name, argument } = found;
    if (name === "Sub") return this.#sub(argument);
    if (name === "Join") return this.#join(argument) ?? this.mark("Fn::Join");
    if (name === "Ref") return this.mark(textOf(argument) ?? "Ref");
    if (name === "GetAtt") return this.mark(attribute(argument));
    return this.mark(name.startsWith("!") ? name : `Fn::${name}`);
  }

  /** `${Name}` is a value that is not known; `${!text}` stands for `${text}`. */
  #sub(argument: SourceNode): string {
    const value = real(argument);
    const first = value?.kind === "list" ? value.items[0] : argument;
    const text = first === undefined ? undefined : textOf(first);
    if (text === undefined) return this.mark("Fn::Sub");
    // Behind the last brace nothing ends, however often it begins.
    const end = text.lastIndexOf("}") + 1;
    const filled = text
      .slice(0, end)
      .replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) =>
        literal === "!" ? `\${${name}}` : this.mark(name.trim()),
      );
    return `${filled}${text.slice(end)}`;
  }

  #join(argument: SourceNode): string | undefined {
    const value = real(argument);
    if (value?.kind !== "list" || value.items.length !== 2) return undefined;
    const [separator, list] = value.items as [SourceNode, SourceNode];
    const between = textOf(separator);
    const items = real(list);
    if (between === undefined || items?.kind !== "list" || items.tag !== undefined) return undefined;
    return items.items
      .map((item) => (isIntrinsic(item) ? this.read(item) : (textOf(item) ?? this.mark("?"))))
      .join(between);
  }
}

function attribute(argument: SourceNode): string {
  const value = real(argument);
  if (value?.kind === "list") return value.items.map((item) => textOf(item) ?? "?").join(".");
  return textOf(argument) ?? "Fn::GetAtt";
}
