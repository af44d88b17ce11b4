/** Mapping templates as a whole: which one runs, and what it reads. */
import type { Finding, FindingExtras } from "../common/findings.js";
import { translateContext } from "./context.js";
import { note } from "./findings.js";
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
  remedy: "use the integration for $connect, or pass routeKey to have it checked",
};

const CONTEXT = /\$!?\{?context\.([\w-]+(?:\.[\w-]+)*)/g;

/** Tells of what a template reads and the other kind of API does not have. */
export function tellReads(
  template: string,
  key: string,
  from: "v1" | "WEBSOCKET",
  routeKey: string | undefined,
  path: string,
  findings: Finding[],
): void {
  const isToSocket = from === "v1";
  if (isToSocket && routeKey !== "$connect" && template.includes("$input.params")) {
    note(
      findings,
      "template-reads-request",
      path,
      { key },
      routeKey === undefined ? ROUTE_NOT_SAID : undefined,
    );
  }
  if (!template.includes("context.")) return;
  const to = isToSocket ? "WEBSOCKET" : "v1";
  const told = new Set<string>();
  for (const [, name] of template.matchAll(CONTEXT) as Iterable<RegExpMatchArray & [string, string]>) {
    if (told.has(name)) continue;
    told.add(name);
    const answer = translateContext(name, from, to);
    if (answer.name !== undefined) continue;
    note(
      findings,
      "template-reads-context",
      path,
      { key, name, target: API_NAMES[to] },
      { evidence: answer.evidence },
    );
  }
}

/** What a TemplateSelectionExpression selects: a key, or the value of a variable at run time. */
export type Selected = { readonly key: string } | "dynamic";

/** Reads a TemplateSelectionExpression: text selects itself, `\$default` is the text `$default`. */
export function readSelection(expression: string): Selected {
  if (expression.startsWith("\\$")) return { key: expression.slice(1) };
  return /\$\{[^}]*\}|^\$/.test(expression) ? "dynamic" : { key: expression };
}
