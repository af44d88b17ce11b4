/** YAML with places: the documents of a text, read by the `yaml` package. */
import type { Alias, Document } from "yaml";
import { DocumentError } from "../errors.js";
import { Lines } from "../lines.js";
import { yaml } from "../packages.js";
import type { Anchored, SourceAlias, SourceDocument, SourceNode, SourceReal } from "./node.js";
import { checkDepth } from "./yaml-depth.js";
import { checkKeys } from "./yaml-keys.js";
import { isAlias, type YamlNode, type YamlReal, YamlSource } from "./yaml-nodes.js";

/** Anchors and their aliases: an alias means the last anchor of its name before it. */
function link(text: string, document: Document): Map<YamlReal, Alias[]> {
  const byName = new Map<string, YamlReal>();
  const anchored = new Map<YamlReal, Alias[]>();
  yaml().visit(document, {
    Node(_: unknown, node: unknown) {
      if (isAlias(node)) {
        const target = byName.get(node.source);
        if (target === undefined) {
          const place = new Lines(text).place(node.range?.[0] ?? 0);
          throw new DocumentError(`not YAML: *${node.source} names no anchor that goes before it`, place);
        }
        anchored.get(target)?.push(node);
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
  const anchored = text.includes("*") ? link(text, document) : new Map<YamlReal, Alias[]>();
  const targets = new Map<Alias, YamlReal>();
  for (const [node, aliases] of anchored) for (const alias of aliases) targets.set(alias, node);
  const source = new YamlSource(text, targets);
  const root = document.contents as YamlNode | null;
  const named: Anchored[] = [];
  for (const [node, aliases] of anchored) {
    if (aliases.length === 0) continue;
    named.push({
      node: source.node(node) as SourceReal,
      aliases: aliases.map((alias) => source.node(alias) as SourceAlias),
    });
  }
  return { text, format: "yaml", root: root === null ? undefined : source.node(root), anchored: named };
}

/**
 * What is parsed at most: the parser needs a hundred times the memory of a text, and the whole run would end with it.
 * API Gateway takes definitions of 6 MB (API reference, ImportRestApi).
 */
const LONGEST = 10_000_000;

function checkLength({ length }: string): void {
  if (length <= LONGEST) return;
  const size = (length / 1e6).toFixed(0);
  throw new DocumentError(`these are ${size} MB of YAML; API Gateway takes definitions of at most 6 MB`, {
    line: 1,
    column: 1,
  });
}

/**
 * A value by itself, out of a document: its aliases lead nowhere, and tags have the handles of the document.
 *
 * @returns `undefined` where it is no YAML
 */
export function readPart(text: string): SourceNode | undefined {
  const { contents, errors } = yaml().parseDocument(text, { prettyErrors: false, logLevel: "silent" });
  if (contents === null || errors.some(({ code }) => code !== "TAG_RESOLVE_FAILED")) return undefined;
  return new YamlSource(text, new Map()).node(contents as YamlNode);
}

/** Can a text be read, with members of different names and aliases of anchors that are there? */
export function isYaml(text: string): boolean {
  try {
    readYaml(text);
    return true;
  } catch (error) {
    if (error instanceof DocumentError) return false;
    throw error;
  }
}

/**
 * Every document of a text. The core schema of YAML 1.2 holds unless a document says otherwise; what 1.1 reads
 * otherwise (`yes`, `012`) keeps its spelling in `text`.
 *
 * @throws DocumentError where the text is not YAML
 */
export function readYaml(text: string): readonly SourceDocument[] {
  checkLength(text);
  checkDepth(text);
  // The parser compares each key with every other of its map; `checkKeys` takes a set.
  const options = { prettyErrors: false, logLevel: "silent", uniqueKeys: false } as const;
  const documents = yaml().parseAllDocuments(text, options);
  if (!Array.isArray(documents)) return [];
  for (const { errors } of documents as Document[]) {
    const error = errors[0];
    if (error !== undefined) {
      // What is missing at the end is missing behind the last thing that is there.
      const at = Math.min(error.pos[0], text.trimEnd().length);
      throw new DocumentError(`not YAML: ${error.message}`, new Lines(text).place(at));
    }
  }
  for (const { contents } of documents as Document[]) checkKeys(text, contents as YamlNode | null);
  return (documents as Document[]).map((document) => read(text, document));
}
