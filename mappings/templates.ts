/** Mapping templates as a whole: which one runs, and what it reads. */
import type { Finding, FindingExtras } from "../common/findings.js";
import { translateContext } from "./context.js";
import { catalogue, note, under } from "./findings.js";
import { API_NAMES } from "./values.js";

/** The key of a WebSocket API's only template, and the expression that always selects it. */
export const DEFAULT_TEMPLATE = "$default";
export const SELECT_DEFAULT = "\\$default";
export const JSON_TYPE = "application/json";

/** API Gateway V2 takes templates of up to 32768 characters. */
export const LONGEST_TEMPLATE = 32_768;

const IDENTITY = /^\s*\$input\.(?:body|json\(\s*(['"])\$\1\s*\))\s*$/;

/** Does a template only pass the body on? */
export function isIdentity(template: string): boolean {
  return IDENTITY.test(template);
}

/** What only the $connect route has is a matter of the route, where the caller does not say which it will be. */
export const ROUTE_NOT_SAID: FindingExtras = {
  severity: "info",
  remedy:
    "use the integration for $connect, or give the route to have it checked (options.routeKey, --route-key)",
};

// It is always run until nothing more is found.
const CONTEXT = /\$!?\{?context\.([\w-]+(?:\.[\w-]+)*)/g;

/**
 * Tells of what a template reads and the other kind of API does not have.
 *
 * @param base a pointer to the map that holds the template under its key.
 */
export function tellReads(
  template: string,
  key: string,
  from: "v1" | "WEBSOCKET",
  routeKey: string | undefined,
  base: string,
  findings: Finding[],
): void {
  // Two looks for text take less time than one with a pattern, and most templates have none of it.
  const start = template.indexOf("$");
  if (start < 0) return;
  const isToSocket = from === "v1";
  if (isToSocket && routeKey !== "$connect" && template.includes("$input.params", start)) {
    const extras = routeKey === undefined ? ROUTE_NOT_SAID : undefined;
    note(findings, catalogue["template-reads-request"], under(base, key), { key }, extras);
  }
  const first = template.indexOf("context.", start);
  if (first < 0) return;
  const to = isToSocket ? "WEBSOCKET" : "v1";
  const told: string[] = [];
  CONTEXT.lastIndex = Math.max(0, first - "$!{".length);
  for (let match = CONTEXT.exec(template); match !== null; match = CONTEXT.exec(template)) {
    const name = match[1] as string;
    const { name: known, evidence } = translateContext(name, from, to);
    if (known !== undefined || told.includes(name)) continue;
    told.push(name);
    const values = { key, name, target: API_NAMES[to] };
    note(findings, catalogue["template-reads-context"], under(base, key), values, { evidence });
  }
}

/** What a TemplateSelectionExpression selects: a key, or the value of a variable at run time. */
export type Selected = { readonly key: string } | "dynamic";

/** Reads a TemplateSelectionExpression: text selects itself, `\$default` is the text `$default`. */
export function readSelection(expression: string): Selected {
  if (expression.startsWith("\\$")) return { key: expression.slice(1) };
  const variable = expression.indexOf("${");
  const isDynamic = expression.startsWith("$") || (variable >= 0 && expression.includes("}", variable));
  return isDynamic ? "dynamic" : { key: expression };
}
