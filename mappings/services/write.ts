/** The three ways in which a service takes its request from a v1 integration. */
import { printExpression } from "../../common/expression.js";
import { type Dictionary, get, put } from "../../common/own.js";
import { QUEUE_URL, type SubtypeParameter, type SubtypeRow } from "../services.js";
import { isVelocityText } from "../template.js";
import { isObstacle, readAttributesJson, readStaticList } from "./body.js";
import { encode, type Writing } from "./writing.js";

export interface Written {
  readonly api: string;
  readonly template?: string;
  readonly parameters?: Dictionary<string>;
}

const QUEUE = /^https:\/\/sqs\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/([^/]+\/[^/]+)$/;

/** SQS: the queue in the URI, everything else in a form. */
export function writeForm(
  row: SubtypeRow,
  parameters: Readonly<Dictionary<string>>,
  writing: Writing,
): Written | undefined {
  const fields = [`Action=${row.action}`];
  let queue: string | undefined;
  for (const parameter of row.parameters) {
    const { name, member, kind } = parameter;
    const value = get(parameters, name);
    if (value === undefined) continue;
    if (name === QUEUE_URL) {
      queue = QUEUE.exec(value)?.[1];
      if (queue === undefined || /\$(?!\{stageVariables\.\w+\})/.test(queue)) {
        return writing.lose(name, "v1's URI names account and queue as text");
      }
      continue;
    }
    const written =
      kind === "text" ? writeField(parameter, value, writing) : writeFields(parameter, value, writing);
    if (written === undefined) return undefined;
    fields.push(...written.map(([field, text]) => `${member}${field}=${text}`));
  }
  return { api: `path/${queue}`, template: fields.join("&") };
}

type FieldText = readonly [suffix: string, text: string];

function writeField(
  { name }: SubtypeParameter,
  value: string,
  writing: Writing,
): readonly FieldText[] | undefined {
  const pieces = writing.pieces(name, value);
  const text = pieces === undefined ? undefined : writing.template(name, pieces, "url", encode);
  return text === undefined ? undefined : [["", text]];
}

/** Lists and attributes: a field for each item. */
function writeFields(
  { name, kind }: SubtypeParameter,
  value: string,
  writing: Writing,
): readonly FieldText[] | undefined {
  if (kind === "list") {
    const list = readStaticList(value);
    const texts = list?.map(encode);
    if (texts === undefined || texts.includes(undefined))
      return writing.lose(name, "only a JSON list of texts can be told apart");
    return texts.map((text, index) => [`.${index + 1}`, text as string]);
  }
  const pieces = writing.pieces(name, value);
  if (pieces === undefined) return undefined;
  const attributes = readAttributesJson(
    pieces.map((piece) =>
      typeof piece === "string" ? piece : { selection: piece, encoding: "none", json: false },
    ),
  );
  if (isObstacle(attributes)) return writing.lose(name, attributes.obstacle);
  const fields: FieldText[] = [];
  let number = 0;
  for (const [attribute, parts] of attributes) {
    number += 1;
    fields.push([`.${number}.Name`, encode(attribute) ?? ""]);
    for (const [part, partValue] of parts) {
      const text = writing.template(name, partValue, "url", encode);
      if (text === undefined) return undefined;
      fields.push([`.${number}.Value.${part}`, text]);
    }
  }
  return fields;
}

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

/** Step Functions, EventBridge and Kinesis: a JSON body. */
export function writeJson(
  row: SubtypeRow,
  parameters: Readonly<Dictionary<string>>,
  writing: Writing,
): Written | undefined {
  const members: string[] = [];
  for (const { name, member, kind } of row.parameters) {
    const value = get(parameters, name);
    if (value === undefined) continue;
    if (kind === "list") {
      const list = readStaticList(value);
      const text = list === undefined ? undefined : JSON.stringify(list);
      if (text === undefined || isVelocityText(text))
        return writing.lose(name, "only a JSON list of texts can be told apart");
      members.push(`"${member}":${text}`);
      continue;
    }
    const pieces = writing.pieces(name, value);
    if (pieces === undefined) return undefined;
    if (kind === "base64" && (pieces.length !== 1 || typeof pieces[0] === "string")) {
      return writing.lose(name, "a template encodes one request value");
    }
    const text = writing.template(name, pieces, kind === "base64" ? "base64" : "javascript", inJson);
    if (text === undefined) return undefined;
    members.push(`"${member}":"${text}"`);
  }
  const body = `{${members.join(",")}}`;
  const template = row.subtype === "EventBridge-PutEvents" ? `{"Entries":[${body}]}` : body;
  return { api: `action/${row.action}`, template };
}

/** AppConfig: the path and query string. */
export function writePath(
  row: SubtypeRow,
  parameters: Readonly<Dictionary<string>>,
  writing: Writing,
): Written | undefined {
  const mapped: Dictionary<string> = {};
  let api = "path";
  for (const { name, member } of row.parameters) {
    const value = get(parameters, name);
    if (value === undefined) continue;
    const [piece, ...more] = writing.pieces(name, value) ?? [];
    if (writing.failed || piece === undefined) return undefined;
    if (more.length > 0) return writing.lose(name, "v1 maps one request value or one text");
    writing.declare(name, piece);
    const expression = printExpression(typeof piece === "string" ? { source: "static", text: piece } : piece);
    if (member !== name) {
      mapped[`integration.request.querystring.${member}`] = expression;
      continue;
    }
    const segment = `${member.toLowerCase()}s`;
    if (typeof piece === "string") {
      const text = encode(piece);
      if (text === undefined) return writing.lose(name, "a path cannot hold this text");
      api += `/${segment}/${text}`;
    } else if (piece.source === "stageVariables") {
      api += `/${segment}/\${stageVariables.${piece.name}}`;
    } else {
      put(mapped, `integration.request.path.${member.toLowerCase()}`, expression);
      api += `/${segment}/{${member.toLowerCase()}}`;
    }
  }
  return { api, parameters: mapped };
}
