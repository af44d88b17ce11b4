/** A WebSocket API's templates on v1, which chooses one by content type. */
import type { Finding } from "../../common/findings.js";
import { type Dictionary, put } from "../../common/own.js";
import { catalogue, note, under } from "../findings.js";
import { readObject, readTemplate, readText } from "../read.js";
import { DEFAULT_TEMPLATE, JSON_TYPE, readSelection, SELECT_DEFAULT, tellReads } from "../templates.js";
import type { ToV1State } from "./to-v1.js";

/** Where the templates of an integration or response stand. */
export interface Templates {
  readonly map: unknown;
  readonly expression: unknown;
  /** Pointers to the map and to the expression that chooses from it. */
  readonly mapPath: string;
  readonly expressionPath: string;
  /** Responses keep a key that is a content type. */
  readonly keepsType: boolean;
}

/** The template that v1 is given, under its content type; `undefined` where there is none or none can be chosen. */
export function templatesFromWebSocket(
  templates: Templates,
  findings: Finding[],
): Dictionary<string> | undefined {
  const { mapPath, expressionPath } = templates;
  const map = readObject(templates.map, mapPath) ?? {};
  const text = readText(templates.expression, expressionPath);
  const expression = text === "" ? undefined : text;
  const keys = Object.keys(map);
  if (keys.length === 0) {
    if (expression !== undefined)
      note(findings, catalogue["template-selection-dropped"], expressionPath, { expression });
    return undefined;
  }
  const chosen = choose(templates, keys, expression, findings);
  if (chosen === undefined) return undefined;
  const template = readTemplate(map[chosen], mapPath, chosen);
  tellReads(template, chosen, "WEBSOCKET", undefined, mapPath, findings);
  const key = templates.keepsType && chosen.includes("/") ? chosen : JSON_TYPE;
  const result: Dictionary<string> = {};
  put(result, key, template);
  return result;
}

/** The key whose template runs. */
function choose(
  { mapPath, expressionPath }: Templates,
  keys: readonly string[],
  expression: string | undefined,
  findings: Finding[],
): string | undefined {
  const [first] = keys as readonly [string, ...string[]];
  const fallback = keys.includes(DEFAULT_TEMPLATE) ? DEFAULT_TEMPLATE : undefined;
  const selected = expression === undefined ? undefined : readSelection(expression);
  if (selected === "dynamic" || (selected === undefined && keys.length > 1)) {
    const named = expression ?? "no expression";
    if (keys.length > 1) {
      note(findings, catalogue["template-selection-lost"], expressionPath, { expression: named });
      note(findings, catalogue["template-selection-lost"], mapPath, { expression: named });
      return undefined;
    }
    if (first === DEFAULT_TEMPLATE)
      note(findings, catalogue["template-selection-dropped"], expressionPath, { expression: named });
    else {
      note(findings, catalogue["template-selection-single"], expressionPath, {
        key: first,
        expression: named,
      });
      note(findings, catalogue["template-selection-single"], under(mapPath, first), {
        key: first,
        expression: named,
      });
    }
    return first;
  }
  const chosen = selected === undefined ? first : keys.includes(selected.key) ? selected.key : fallback;
  for (const key of keys) {
    if (key !== chosen)
      note(findings, catalogue["template-unselected"], under(mapPath, key), {
        key,
        expression: expression ?? "",
      });
  }
  if (chosen === undefined) {
    note(findings, catalogue["template-selection-dropped"], expressionPath, { expression: expression ?? "" });
    return undefined;
  }
  if (chosen !== DEFAULT_TEMPLATE || expression === undefined) {
    note(findings, catalogue["template-key-changed"], under(mapPath, chosen), { key: chosen });
  }
  if (expression !== undefined && expression !== SELECT_DEFAULT) {
    note(findings, catalogue["template-selection-dropped"], expressionPath, { expression });
  }
  return chosen;
}

export function requestTemplatesFromWebSocket(state: ToV1State): void {
  const { v2, at, out, findings, type } = state;
  const mapPath = at("RequestTemplates");
  if (type === "AWS_PROXY" || type === "HTTP_PROXY") {
    for (const key of Object.keys(readObject(v2.RequestTemplates, mapPath) ?? {})) {
      note(findings, catalogue["template-inert"], under(mapPath, key), { key });
    }
    const expression = readText(v2.TemplateSelectionExpression, at("TemplateSelectionExpression"));
    if (expression)
      note(findings, catalogue["template-selection-dropped"], at("TemplateSelectionExpression"), {
        expression,
      });
    return;
  }
  const templates = templatesFromWebSocket(
    {
      map: v2.RequestTemplates,
      expression: v2.TemplateSelectionExpression,
      mapPath,
      expressionPath: at("TemplateSelectionExpression"),
      keepsType: false,
    },
    findings,
  );
  if (templates !== undefined) out.requestTemplates = templates;
}
