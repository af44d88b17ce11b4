/** Reads an SQS request: a form in the template, the query string or the URI; the queue in the URI or the form. */
import { findAction, QUEUE_URL, type SubtypeParameter } from "../services.js";
import type { ServiceUri } from "../uri.js";
import { attributesJson, type Field, isObstacle, readAttributes, readForm, type Value } from "./body.js";
import { PARAMETERS, type Parts, type Reading, TEMPLATES, URI } from "./reading.js";

export function readSqs(reading: Reading, uri: ServiceUri): Parts | undefined {
  const template = reading.readTemplate();
  if (reading.stopped) return undefined;
  const bodyPath = template?.path ?? URI;
  const form = readForm(template?.pieces ?? []);
  if (isObstacle(form)) return reading.stop(bodyPath, form.obstacle);
  const values = new Map<string, string>();
  const fields = new Map<string, Value>(form.map(({ name, value }) => [name, value]));
  if (fields.size < form.length) return reading.stop(bodyPath, "a form field that is there twice");

  let action = literal(fields, "Action");
  fields.delete("Version");
  const fromQuery = new Map<string, string>();
  for (const [name, { expression, path }] of reading.query) {
    if (name === "Version") continue;
    if (name === "Action" && expression.source === "static") {
      action ??= expression.text;
      continue;
    }
    const piece = reading.piece(expression, path);
    const printed = piece === undefined ? undefined : reading.print([piece], path);
    if (printed === undefined) return undefined;
    fromQuery.set(name, printed);
  }
  const queue = uri.kind === "path" ? uri.api.replace(/^\/+|(?<!\/)\/+$/g, "") : "";
  if (uri.kind === "action") {
    const [named, ...rest] = uri.api.split(/[&?]/) as [string, ...string[]];
    if (rest.length > 0) return reading.stop(URI, "a query string in the URI");
    action ??= named;
  } else {
    const host = `https://sqs.${uri.region}.amazonaws.com${uri.partition === "aws-cn" ? ".cn" : ""}/`;
    if (!/^[^/]+\/[^/]+$/.test(queue))
      return reading.stop(URI, "a path that does not name account and queue");
    const pieces = reading.fill(queue);
    const printed = pieces === undefined ? undefined : reading.print([host, ...pieces], URI);
    if (printed === undefined) return undefined;
    values.set(QUEUE_URL, printed);
  }
  if (action === undefined)
    return reading.stop(template === undefined ? TEMPLATES : bodyPath, "a request without a static Action");
  const row = findAction("sqs", action);
  if (row === undefined) return reading.stop(bodyPath, `the action ${action}`);
  for (const parameter of row.parameters) {
    if (parameter.kind !== "attributes") continue;
    const printed = takeAttributes(reading, fields, parameter, bodyPath);
    if (reading.stopped) return undefined;
    if (printed !== undefined) values.set(parameter.member, printed);
  }
  for (const [name, value] of fields) {
    const parameter = row.parameters.find(
      (candidate) => candidate.member === name && candidate.kind === "text",
    );
    if (parameter === undefined) return reading.stop(bodyPath, `the form field ${name}`);
    const pieces = reading.value(value, "form", "text", bodyPath);
    const printed = pieces === undefined ? undefined : reading.print(pieces, bodyPath);
    if (printed === undefined) return undefined;
    values.set(name, printed);
  }
  for (const [name, printed] of fromQuery) {
    const path = reading.query.get(name)?.path ?? PARAMETERS;
    const isKnown = row.parameters.some(
      (candidate) => candidate.member === name && candidate.kind === "text",
    );
    if (!isKnown || values.has(name)) return reading.stop(path, `the query parameter ${name}`);
    values.set(name, printed);
  }
  return { row, values };
}

/** Takes a field that is written out. */
function literal(fields: Map<string, Value>, name: string): string | undefined {
  const [text] = fields.get(name) ?? [];
  if (typeof text !== "string" || fields.get(name)?.length !== 1) return undefined;
  fields.delete(name);
  return text;
}

function takeAttributes(
  reading: Reading,
  fields: Map<string, Value>,
  { member }: SubtypeParameter,
  path: string,
): string | undefined {
  const own: Field[] = [];
  for (const [name, value] of fields) if (name.startsWith(`${member}.`)) own.push({ name, value });
  if (own.length === 0) return undefined;
  for (const { name } of own) fields.delete(name);
  const attributes = readAttributes(own, member);
  if (isObstacle(attributes)) return reading.stop(path, attributes.obstacle);
  const pieces = reading.value(attributesJson(attributes), "form", "text", path);
  return pieces === undefined ? undefined : reading.print(pieces, path);
}
