/** YAML's nodes, as the `yaml` package has them, seen as ours; each looks only when it is asked. */
import type { Alias, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { yaml } from "../packages.js";
import type {
  ScalarStyle,
  ScalarValue,
  SourceAlias,
  SourceList,
  SourceMember,
  SourceNode,
  SourceObject,
  SourceReal,
  SourceScalar,
} from "./node.js";

export type YamlReal = Scalar | YAMLMap | YAMLSeq;
export type YamlNode = YamlReal | Alias;

export const isAlias = (node: unknown): node is Alias => yaml().isAlias(node);
export const isMap = (node: unknown): node is YAMLMap => yaml().isMap(node);
export const isScalar = (node: unknown): node is Scalar => yaml().isScalar(node);

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  QUOTE_DOUBLE: "double",
  QUOTE_SINGLE: "single",
  BLOCK_LITERAL: "block",
  BLOCK_FOLDED: "block",
};
const styleOf = (type: string | undefined): ScalarStyle => STYLES[type ?? ""] ?? "plain";

const NOWHERE = [0, 0, 0] as const;
const range = (node: YamlNode): readonly [number, number, number] => node.range ?? NOWHERE;

/** A tag and an anchor, and what parts them from the value: space and comments. */
const PROPERTIES = /(?:(?<=^|[\s,[{:])[&!][^\s,[\]{}]*\s+(?:#[^\n]*\n\s*)*)+$/;
const LONGEST_PROPERTIES = 1000;

const isSpace = (unit: number) => unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d;

/** Where the content of a node ends: a block collection's own range goes on to the next line. */
function endOf(text: string, node: YamlNode): number {
  const [start, end] = range(node);
  if (isAlias(node)) return end;
  if (isScalar(node)) {
    if (styleOf(node.type) !== "block") return end;
    let at = end;
    while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
    return at;
  }
  if (node.flow === true) return end;
  const last = node.items.at(-1);
  if (last === undefined) return end;
  if (!isMap(node)) return endOf(text, last as YamlNode);
  const { key, value } = last as Pair<YamlNode, YamlNode | null>;
  return value === null ? range(key)[1] : endOf(text, value);
}

abstract class Placed {
  #end: number | undefined;
  constructor(
    readonly source: YamlSource,
    readonly node: YamlReal,
  ) {}

  /** Where the tag and the anchor begin. */
  get start(): number {
    const { node, inner } = this;
    if (node.tag === undefined && node.anchor === undefined) return inner;
    const { text } = this.source;
    const before = PROPERTIES.exec(text.slice(Math.max(0, inner - LONGEST_PROPERTIES), inner));
    return before === null ? inner : inner - before[0].length;
  }

  get inner(): number {
    return range(this.node)[0];
  }

  get end(): number {
    this.#end ??= endOf(this.source.text, this.node);
    return this.#end;
  }

  get tag(): string | undefined {
    const { tag } = this.node;
    return tag === undefined || tag.startsWith("tag:yaml.org,") || tag === "!" ? undefined : tag;
  }
}

class YamlScalar extends Placed implements SourceScalar {
  readonly kind = "scalar";
  declare readonly node: Scalar;

  get value(): ScalarValue {
    return this.node.value as ScalarValue;
  }

  get text(): string {
    const { value, source } = this.node;
    return typeof value === "string" ? value : (source ?? "");
  }

  get style(): ScalarStyle {
    return styleOf(this.node.type);
  }
}

class YamlObject extends Placed implements SourceObject {
  readonly kind = "object";
  declare readonly node: YAMLMap;
  #members: readonly SourceMember[] | undefined;

  get flow(): boolean {
    return this.node.flow === true;
  }

  get members(): readonly SourceMember[] {
    this.#members ??= this.node.items.map(
      (pair) => new YamlMember(this.source, pair as Pair<YamlNode, YamlNode | null>),
    );
    return this.#members;
  }
}

class YamlList extends Placed implements SourceList {
  readonly kind = "list";
  declare readonly node: YAMLSeq;
  #items: readonly SourceNode[] | undefined;

  get flow(): boolean {
    return this.node.flow === true;
  }

  get items(): readonly SourceNode[] {
    this.#items ??= this.node.items.map((item) => this.source.node(item as YamlNode));
    return this.#items;
  }
}

class YamlAlias implements SourceAlias {
  readonly kind = "alias";
  readonly tag = undefined;
  constructor(
    readonly source: YamlSource,
    readonly node: Alias,
  ) {}

  get start(): number {
    return range(this.node)[0];
  }

  get inner(): number {
    return range(this.node)[0];
  }

  get end(): number {
    return range(this.node)[1];
  }

  get target(): SourceReal | undefined {
    const target = this.source.targets.get(this.node);
    return target === undefined ? undefined : (this.source.node(target) as SourceReal);
  }
}

class YamlMember implements SourceMember {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly keyStyle: ScalarStyle;
  #value: SourceNode | undefined;

  constructor(
    readonly source: YamlSource,
    readonly pair: Pair<YamlNode, YamlNode | null>,
  ) {
    const { key } = pair;
    [this.keyStart, this.keyEnd] = range(key);
    if (isScalar(key)) {
      this.key = typeof key.value === "string" ? key.value : (key.source ?? "");
      this.keyStyle = styleOf(key.type);
    } else {
      this.key = source.text.slice(this.keyStart, this.keyEnd);
      this.keyStyle = "plain";
    }
  }

  get value(): SourceNode {
    this.#value ??= this.pair.value === null ? nothingAt(this.keyEnd) : this.source.node(this.pair.value);
    return this.#value;
  }
}

/** A key without a value. */
function nothingAt(at: number): SourceScalar {
  return {
    kind: "scalar",
    start: at,
    inner: at,
    end: at,
    tag: undefined,
    value: null,
    text: "",
    style: "plain",
  };
}

export class YamlSource {
  /** Anchored nodes are reached in several ways, and are one node all the same. */
  readonly #anchored = new Map<YamlNode, SourceNode>();
  constructor(
    readonly text: string,
    readonly targets: ReadonlyMap<Alias, YamlReal>,
  ) {}

  node(node: YamlNode): SourceNode {
    const isShared = isAlias(node) || node.anchor !== undefined;
    const known = isShared ? this.#anchored.get(node) : undefined;
    if (known !== undefined) return known;
    const made = this.#make(node);
    if (isShared) this.#anchored.set(node, made);
    return made;
  }

  #make(node: YamlNode): SourceNode {
    if (isAlias(node)) return new YamlAlias(this, node);
    if (isScalar(node)) return new YamlScalar(this, node);
    return isMap(node) ? new YamlObject(this, node) : new YamlList(this, node);
  }
}
