/**
 * The simple mapping templates that an AWS service integration of an HTTP API can stand for: text with references to
 * the request in it, and nothing that Velocity would have to run. Everything else is named as an obstacle.
 *
 * Source: the developer guide's "mapping template reference"; which forms are in use is inferred from published
 * examples.
 */
import type { Selection } from "./expressions.js";
import { routePath } from "./uri.js";

/** How a reference is encoded before it is put into the text. */
export type Encoding = "none" | "url" | "javascript" | "base64";

export interface Reference {
  readonly selection: Selection;
  readonly encoding: Encoding;
  /** `$input.json(…)`: the JSON text of a value, with quotes where it is a string. */
  readonly json: boolean;
}

export type TemplatePiece = string | Reference;

export type ParsedTemplate = { readonly pieces: readonly TemplatePiece[] } | { readonly obstacle: string };

const ENCODINGS: Readonly<Record<string, Encoding>> = {
  urlEncode: "url",
  escapeJavaScript: "javascript",
  base64Encode: "base64",
};

/** What may stand for a value, without and with a `$util` function around it. */
const INPUT = String.raw`\$input\.(?:(body)(?![\w(])|(json|path)\(\s*(?:'(\$[^'"]*)'|"(\$[^'"]*)")\s*\)|params\(\s*(?:'([^'"]+)'|"([^'"]+)")\s*\)|params\(\)\.(header|querystring|path)\.(?:get\(\s*(?:'([^'"]+)'|"([^'"]+)")\s*\)|(\w[\w-]*)(?!\()))`;
const VARIABLE = String.raw`\$(?:(context|stageVariables)\.(\w+(?:\.\w+)*)(?!\()|\{(context|stageVariables)\.(\w+(?:\.\w+)*)\})`;
const VALUE = `(?:${INPUT}|${VARIABLE})`;
const REFERENCE = new RegExp(VALUE, "y");
const ENCODED = new RegExp(
  // The quotes that escapeJavaScript escapes are turned back, as the developer guide wants it for JSON.
  String.raw`\$util\.(urlEncode|escapeJavaScript|base64Encode)\(\s*${VALUE}\s*\)(?:\.replaceAll\("\\\\'",\s*"'"\))?`,
  "y",
);
/** Behind a reference this would go on reading from it. */
const CONTINUES = /[.[]\s*[\w'"(]|\(/y;
const DIRECTIVE = /#(?:\{?[a-zA-Z]+\}?|#|\*|\[\[)/y;
const ANY_REFERENCE = /\$!?\{?[\w.]*/y;
const ARGUMENTS = /\([^)]*\)/y;
const SIMPLE_PATH = /^\$(?:\.(?!\.)(?:[\w-]+|\[\d+\])(?:\.[\w-]+|\[\d+\])*)?$/;

const PLAIN_RUN = /[^#$\\]+/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/**
 * What a dollar sign begins, with its arguments.
 *
 * @param lastEnd the last parenthesis of the template: behind it no arguments end, and nobody need look for their end
 */
function anyReference(template: string, at: number, lastEnd: number): string {
  const name = matchAt(ANY_REFERENCE, template, at)?.[0] ?? "$";
  const end = at + name.length;
  return end < lastEnd ? `${name}${matchAt(ARGUMENTS, template, end)?.[0] ?? ""}` : name;
}

/** Reads the groups of `VALUE`, which begin behind `skip` others. */
function selectionOf(
  groups: RegExpExecArray,
  skip: number,
  routeKey: string | undefined,
): Reference | string {
  const group = (index: number) => groups[skip + index];
  const source = group(11) ?? group(13);
  if (source !== undefined) {
    const name = (group(12) ?? group(14)) as string;
    return reference({ source: source as "context" | "stageVariables", name });
  }
  if (group(1) !== undefined) return reference({ source: "request", location: "body", name: "" });
  const path = group(3) ?? group(4);
  if (path !== undefined) {
    if (!SIMPLE_PATH.test(path)) return `the JSON path ${path}`;
    return reference({ source: "request", location: "body", name: path.slice(2) }, group(2) === "json");
  }
  const anywhere = group(5) ?? group(6);
  if (anywhere !== undefined) {
    // Velocity looks in the path, then the query string, then the headers. Only a path parameter can be told.
    if (routePath(routeKey)?.names.has(anywhere)) {
      return reference({ source: "request", location: "path", name: anywhere });
    }
    return `$input.params('${anywhere}'), which does not say whether it is a path, query or header parameter`;
  }
  const location = group(7) as "header" | "querystring" | "path";
  return reference({ source: "request", location, name: (group(8) ?? group(9) ?? group(10)) as string });
}

function reference(selection: Selection, json = false): Reference {
  return { selection, encoding: "none", json };
}

/**
 * Cuts a template into text and references.
 *
 * @param routeKey tells a path parameter in `$input.params('name')`.
 */
export function parseTemplate(template: string, routeKey?: string): ParsedTemplate {
  const pieces: TemplatePiece[] = [];
  const lastEnd = template.lastIndexOf(")");
  let text = "";
  let at = 0;
  while (at < template.length) {
    const character = template[at] as string;
    if (character === "#") {
      const directive = matchAt(DIRECTIVE, template, at);
      if (directive !== null) return { obstacle: directive[0] };
    }
    if (character === "\\" && template[at + 1] === "$") return { obstacle: "the escape \\$" };
    if (character !== "$") {
      // On to the next character that could mean something.
      const run = matchAt(PLAIN_RUN, template, at)?.[0] ?? character;
      text += run;
      at += run.length;
      continue;
    }
    const encoded = matchAt(ENCODED, template, at);
    const match = encoded ?? matchAt(REFERENCE, template, at);
    if (match === null) {
      const found = anyReference(template, at, lastEnd);
      if (found.length > 1) return { obstacle: found };
      text += character;
      at += 1;
      continue;
    }
    const found = selectionOf(match, encoded === null ? 0 : 1, routeKey);
    if (typeof found === "string") return { obstacle: found };
    at += match[0].length;
    if (matchAt(CONTINUES, template, at) !== null) {
      return { obstacle: `what is read from ${match[0]}` };
    }
    if (text !== "") pieces.push(text);
    text = "";
    pieces.push(
      encoded === null ? found : { ...found, encoding: ENCODINGS[encoded[1] as string] as Encoding },
    );
  }
  if (text !== "") pieces.push(text);
  return { pieces };
}

/** Velocity's own characters: text that holds one cannot be put into a template as it is. */
export function isVelocityText(text: string): boolean {
  return /[$#]/.test(text);
}

/** Writes a selection as a template reads it; `undefined` where a name cannot be quoted. */
export function printReference(selection: Selection, encoding: Encoding): string | undefined {
  const value = printValue(selection);
  if (value === undefined) return undefined;
  switch (encoding) {
    case "none":
      return value;
    case "url":
      return `$util.urlEncode(${value})`;
    case "base64":
      return `$util.base64Encode(${value})`;
    case "javascript":
      // The escaped quote that escapeJavaScript makes is not JSON.
      return `$util.escapeJavaScript(${value}).replaceAll("\\\\'","'")`;
  }
}

function printValue(selection: Selection): string | undefined {
  const { name } = selection;
  if (!("location" in selection)) {
    return /^\w+(?:\.\w+)*$/.test(name) ? `$${selection.source}.${name}` : undefined;
  }
  if (selection.location === "body") {
    if (name === "") return "$input.body";
    const path = `$.${name}`;
    return SIMPLE_PATH.test(path) ? `$input.path('${path}')` : undefined;
  }
  if (name === "" || /['"\\]/.test(name)) return undefined;
  return `$input.params().${selection.location}.get('${name}')`;
}
