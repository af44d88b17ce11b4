/** YAML with places: the nodes of the `yaml` package, seen as ours when somebody asks. */
import type { Alias, Document, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { DocumentError } from "../errors.js";
import { Lines } from "../lines.js";
import { yaml } from "../packages.js";
import type {
  Anchored,
  ScalarStyle,
  ScalarValue,
  SourceAlias,
  SourceDocument,
  SourceMember,
  SourceNode,
  SourceReal,
} from "./node.js";
import { checkDepth } from "./yaml-depth.js";

type YamlReal = Scalar | YAMLMap | YAMLSeq;
type YamlNode = YamlReal | Alias;

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  QUOTE_DOUBLE: "double",
  QUOTE_SINGLE: "single",
  BLOCK_LITERAL: "block",
  BLOCK_FOLDED: "block",
};

const isAlias = (node: unknown): node is Alias => yaml().isAlias(node);
const isMap = (node: unknown): node is YAMLMap => yaml().isMap(node);
const isScalar = (node: unknown): node is Scalar => yaml().isScalar(node);

const range = (node: YamlNode): readonly [number, number, number] => node.range ?? [0, 0, 0];
/** A tag and an anchor, and what parts them from the value: space and comments. */
const PROPERTIES = /(?:(?<=^|[\s,[{:])[&!][^\s,[\]{}]*\s+(?:#[^\n]*\n\s*)*)+$/;
const LONGEST_PROPERTIES = 1000;

const isLineSpace = (unit: number) => unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d;

class YamlSource {
  readonly #seen = new Map<YamlNode, SourceNode>();
  readonly #targets: ReadonlyMap<Alias, YamlReal>;
  constructor(
    readonly text: string,
    targets: ReadonlyMap<Alias, YamlReal>,
  ) {
    this.#targets = targets;
  }

  node(node: YamlNode): SourceNode {
    const known = this.#seen.get(node);
    if (known !== undefined) return known;
    const made = isAlias(node) ? this.#alias(node) : this.#real(node);
    this.#seen.set(node, made);
    return made;
  }

  #alias(alias: Alias): SourceAlias {
    const [start, end] = range(alias);
    const target = this.#targets.get(alias);
    const source = this;
    return {
      kind: "alias",
      start,
      inner: start,
      end,
      get target() {
        return target === undefined ? undefined : (source.node(target) as SourceReal);
      },
    };
  }

  /** Where the tag and the anchor of a node begin. */
  #start(node: YamlReal): number {
    const inner = range(node)[0];
    if (node.tag === undefined && node.anchor === undefined) return inner;
    const before = PROPERTIES.exec(this.text.slice(Math.max(0, inner - LONGEST_PROPERTIES), inner));
    return before === null ? inner : inner - before[0].length;
  }

  #real(node: YamlReal): SourceReal {
    const base = {
      start: this.#start(node),
      inner: range(node)[0],
      ...(node.tag === undefined || node.tag.startsWith("tag:yaml.org,") || node.tag === "!"
        ? {}
        : { tag: node.tag }),
    };
    const source = this;
    if (isScalar(node)) {
      const style = STYLES[node.type ?? ""] ?? "plain";
      const value = node.value as ScalarValue;
      const written = node.source ?? "";
      return {
        ...base,
        kind: "scalar",
        end: this.#end(node),
        value,
        text: typeof value === "string" ? value : written,
        style,
      };
    }
    const isFlow = node.flow === true;
    if (isMap(node)) {
      let members: readonly SourceMember[] | undefined;
      return {
        ...base,
        kind: "object",
        flow: isFlow,
        end: this.#end(node),
        get members() {
          members ??= node.items.map((pair) => source.#member(pair as Pair<YamlNode, YamlNode | null>));
          return members;
        },
      };
    }
    let items: readonly SourceNode[] | undefined;
    return {
      ...base,
      kind: "list",
      flow: isFlow,
      end: this.#end(node),
      get items() {
        items ??= node.items.map((item) => source.node(item as YamlNode));
        return items;
      },
    };
  }

  #member({ key, value }: Pair<YamlNode, YamlNode | null>): SourceMember {
    const [keyStart, keyEnd] = range(key);
    const written = isScalar(key)
      ? typeof key.value === "string"
        ? key.value
        : (key.source ?? "")
      : this.text.slice(keyStart, keyEnd);
    const keyStyle = isScalar(key) ? (STYLES[key.type ?? ""] ?? "plain") : "plain";
    return {
      key: written,
      keyStart,
      keyEnd,
      keyStyle,
      value:
        value === null
          ? {
              kind: "scalar",
              start: keyEnd,
              inner: keyEnd,
              end: keyEnd,
              value: null,
              text: "",
              style: "plain",
            }
          : this.node(value),
    };
  }

  /** Where the content ends: a block collection's own range goes on to the next line. */
  #end(node: YamlNode): number {
    const [, end] = range(node);
    if (isAlias(node)) return end;
    if (isScalar(node)) {
      if (node.type !== "BLOCK_LITERAL" && node.type !== "BLOCK_FOLDED") return end;
      let at = end;
      while (at > range(node)[0] && isLineSpace(this.text.charCodeAt(at - 1))) at--;
      return at;
    }
    if (node.flow === true) return end;
    const last = node.items.at(-1);
    if (last === undefined) return end;
    if (!isMap(node)) return this.#end(last as YamlNode);
    const { key, value } = last as Pair<YamlNode, YamlNode | null>;
    if (value === null) return range(key)[1];
    return Math.max(this.#end(value), range(value)[0]);
  }
}

/** Anchors and their aliases: an alias means the last anchor of its name before it. */
function link(document: Document): Map<YamlReal, Alias[]> {
  const byName = new Map<string, YamlReal>();
  const anchored = new Map<YamlReal, Alias[]>();
  yaml().visit(document, {
    Node(_: unknown, node: unknown) {
      if (isAlias(node)) {
        const target = byName.get(node.source);
        if (target !== undefined) anchored.get(target)?.push(node);
      } else if ((node as YamlReal).anchor !== undefined) {
        byName.set((node as YamlReal).anchor as string, node as YamlReal);
        anchored.set(node as YamlReal, []);
      }
      return undefined;
    },
  });
  return anchored;
}

function read(text: string, document: Document): SourceDocument {
  const anchored = text.includes("*") ? link(document) : new Map<YamlReal, Alias[]>();
  const targets = new Map<Alias, YamlReal>();
  for (const [node, aliases] of anchored) for (const alias of aliases) targets.set(alias, node);
  const source = new YamlSource(text, targets);
  const root = document.contents as YamlNode | null;
  return {
    text,
    format: "yaml",
    root: root === null ? undefined : source.node(root),
    get anchored() {
      return [...anchored].flatMap(([node, aliases]): readonly Anchored[] =>
        aliases.length === 0
          ? []
          : [
              {
                node: source.node(node) as SourceReal,
                aliases: aliases.map((alias) => source.node(alias) as SourceAlias),
              },
            ],
      );
    },
  };
}

/**
 * Every document of a text. The core schema of YAML 1.2 holds unless a document says otherwise; what 1.1 reads
 * otherwise (`yes`, `012`) keeps its spelling in `text`.
 *
 * @throws DocumentError where the text is not YAML
 */
export function readYaml(text: string): readonly SourceDocument[] {
  checkDepth(text);
  const documents = yaml().parseAllDocuments(text, { prettyErrors: false, logLevel: "silent" });
  if (!Array.isArray(documents)) return [];
  for (const { errors } of documents as Document[]) {
    const error = errors[0];
    if (error !== undefined) {
      throw new DocumentError(`not YAML: ${error.message}`, new Lines(text).place(error.pos[0]));
    }
  }
  return (documents as Document[]).map((document) => read(text, document));
}
