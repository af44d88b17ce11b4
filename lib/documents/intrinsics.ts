/**
 * CloudFormation's intrinsic functions as values of a document: tags in YAML (`!Sub text`), objects of one member
 * everywhere (`{ "Fn::Sub": "text" }`). What they give is not known before a deployment, so they are read as text with
 * marks in it, one for each value that is not known. A mark says nothing of its value: a rule that copies a text copies
 * the marks along, and one that has to look at a value cannot.
 *
 * Source: CloudFormation's template reference, intrinsic functions.
 */
import { real, type SourceNode, textOf } from "./source/node.js";

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

/** The function and its argument; a YAML tag's argument is the node itself without the tag. */
function functionOf(node: SourceNode): { readonly name: string; readonly argument: SourceNode } | undefined {
  const value = real(node);
  if (value === undefined) return undefined;
  if (value.tag !== undefined) {
    const name = value.tag.slice(1);
    const { tag: _, ...argument } = value;
    // The getters of a collection are read once here.
    return { name: SHORT.has(name) ? name : value.tag, argument: argument as SourceNode };
  }
  if (value.kind !== "object" || value.members.length !== 1) return undefined;
  const { key, value: argument } = value.members[0] as (typeof value.members)[number];
  if (key === "Ref") return { name: key, argument };
  return key.startsWith("Fn::") ? { name: key.slice(4), argument } : undefined;
}

export function isIntrinsic(node: SourceNode): boolean {
  return functionOf(node) !== undefined;
}

/** A value of CloudFormation's own in a text that somebody substitutes before the import: `${AWS::Region}`. */
const PSEUDO = /\$\{(AWS::\w+)\}/g;
const PARTITION = "AWS::Partition";

/** Marks for unknown values, which no text of the document holds. */
export class Marks {
  readonly #word: string;
  /** A partition is the one value that a form depends on: all of them begin with `aws`. */
  readonly #partition: string;
  readonly #byName = new Map<string, string>();
  readonly #names: string[] = [];
  readonly #pattern: RegExp;
  /** Names of marks that stand for text as it is written, which can be written back. */
  readonly #written: RegExp;

  constructor(text: string) {
    let word = "intrinsic";
    while (text.includes(word)) word += "value";
    this.#word = word;
    this.#partition = `aws-${word}`;
    this.#pattern = new RegExp(`(?:aws-)?${word}(?:(\\d+)([tv])x)?`, "g");
    this.#written = new RegExp(`${word}\\d+t`, "g");
  }

  /** @param kind `v`: the value of an intrinsic function. `t`: text that can be written back as `${name}` */
  mark(name: string, kind: "v" | "t" = "v"): string {
    if (name === PARTITION) return this.#partition;
    const known = this.#byName.get(kind + name);
    if (known !== undefined) return known;
    const mark = `${this.#word}${this.#names.length}${kind}x`;
    this.#names.push(name);
    this.#byName.set(kind + name, mark);
    return mark;
  }

  /** Does a text hold the mark of an unknown value? */
  isIn(text: string): boolean {
    return text.includes(this.#word);
  }

  /** Are all marks of a text such that it can be written back, wherever it goes? */
  isText(text: string): boolean {
    return !this.isIn(text.replace(this.#written, "").replaceAll(this.#partition, ""));
  }

  /** The text as a person would write it: `${Name}` in the place of each mark. */
  show(text: string): string {
    return text.replace(
      this.#pattern,
      (_, index?: string) => `\${${index === undefined ? PARTITION : (this.#names[Number(index)] ?? "")}}`,
    );
  }

  /** What a text is read as. */
  text(text: string): string {
    return text.includes("${AWS::") ? text.replace(PSEUDO, (_, name: string) => this.mark(name, "t")) : text;
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
    return text.replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) =>
      literal === "!" ? `\${${name}}` : this.mark(name.trim()),
    );
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
