/** One integration of a document: what it should become. */
import { InputError } from "../../common/errors.js";
import { type Finding, make, type Severity } from "../../common/findings.js";
import { type Dictionary, get, isObject } from "../../common/own.js";
import { escapeToken, parsePointer } from "../../common/pointer.js";
import { catalogue } from "../../mappings/findings.js";
import type {
  ToHttpOptions,
  ToV1Options,
  V1IntegrationInput,
  V2IntegrationInput,
} from "../../mappings/model.js";
import { type CorsConfiguration, readPreflight } from "../../mappings/rules/cors.js";
import { toV1 } from "../../mappings/to-v1.js";
import { toV2 } from "../../mappings/to-v2.js";
import { hasMarks } from "./cors.js";
import { extensionName } from "./dialect/members.js";
import { InsideError, printIntegration } from "./dialect/print.js";
import { type Api, type Reading, readIntegration } from "./dialect/read.js";
import { type DocumentFindingId, makeFinding } from "./findings.js";
import { isFunction, type Marks } from "./intrinsics.js";
import type { IntegrationOptions } from "./options.js";
import type { SourceObject } from "./source/node.js";
import type { DesiredObject } from "./write/desired.js";

export interface Context {
  readonly options: IntegrationOptions;
  readonly marks: Marks;
  readonly place: (offset: number) => { readonly line: number; readonly column: number };
}

export interface Outcome {
  /** Absent where a finding is an error, and for a preflight. */
  readonly desired?: DesiredObject;
  readonly preflight?: CorsConfiguration;
  /** Paths are pointers into the integration as the document has it. */
  readonly findings: readonly Finding[];
}

/** A pointer into the object that the mappings read, as one into the document's integration. */
function inDocument(pointer: string, api: Api, { patterns }: Reading): string {
  if (pointer === "") return pointer;
  const tokens = parsePointer(pointer) ?? [];
  if (api === "http" && tokens[0] === "integration") tokens.shift();
  const [member, ...rest] = tokens;
  if (member === undefined) return "";
  const name = extensionName(api, member) ?? member;
  if (name === "responses" && rest[0] !== undefined) {
    rest[0] = patterns.get(rest[0]) ?? rest[0];
    if (rest[1] === "selectionPattern") rest.length = 1;
  }
  if (name === "tlsConfig" && rest[0] === "ServerNameToVerify") rest[0] = "serverNameToVerify";
  return [name, ...rest].map((token) => `/${escapeToken(token)}`).join("");
}

const isError = ({ severity }: { readonly severity: Severity }) => severity === "error";

function own(
  id: DocumentFindingId,
  path: string,
  values?: Readonly<Record<string, string | number>>,
): Finding {
  return makeFinding(id, path, values);
}

/** What reading has to say of the text itself. */
function tellReading(reading: Reading): Finding[] {
  const findings: Finding[] = [];
  if (reading.merged !== undefined) findings.push(own("merge-key", ""));
  // A proxy has no use for its responses.
  const isProxy = String(reading.model.type).endsWith("_PROXY");
  for (const { first, second, status } of isProxy ? [] : reading.sameStatus) {
    findings.push(
      own("responses-same-status", `/responses/${escapeToken(second)}`, { first, second, status }),
    );
  }
  for (const { key } of reading.others) {
    if (isFunction(key)) {
      findings.push(own("intrinsic-members", `/${escapeToken(key)}`, { value: key }));
    } else if (key !== "<<" && key !== "$ref" && !key.startsWith("x-")) {
      findings.push(own("integration-member-kept", `/${escapeToken(key)}`, { member: key }));
    }
  }
  return findings;
}

/** The intrinsic function that stands at a path of what was read, alone and whole. */
function functionAt(
  pointer: string,
  api: Api,
  { model, hasMarks }: Reading,
  marks: Marks,
): string | undefined {
  if (!hasMarks) return undefined;
  const tokens = parsePointer(pointer) ?? [];
  if (api === "http" && tokens[0] === "integration") tokens.shift();
  let value: unknown = model;
  for (const token of tokens) value = isObject(value) ? get(value, token) : undefined;
  return typeof value === "string" && marks.isWhole(value) ? marks.show(value) : undefined;
}

/** The findings of a mapping, with its marks as a person writes them. */
function translated(finding: Finding, api: Api, reading: Reading, marks: Marks): Finding {
  if (!reading.hasMarks) return { ...finding, path: inDocument(finding.path, api, reading) };
  if (isError(finding)) {
    // What is wrong with a value that nobody knows is that a rule has to know it.
    const value = functionAt(finding.path, api, reading, marks);
    if (value !== undefined)
      return own("intrinsic-inside", inDocument(finding.path, api, reading), { value });
  }
  const message = marks.show(finding.message);
  const path = inDocument(marks.show(finding.path), api, reading);
  return finding.remedy === undefined
    ? { ...finding, path, message }
    : { ...finding, path, message, remedy: marks.show(finding.remedy) };
}

/** A mock that sets CORS headers on another method than OPTIONS answers no preflight. */
function notPreflight(finding: Finding): Finding {
  if (finding.id !== "cors-preflight") return finding;
  return make(catalogue["mock-on-http"], "");
}

/** The options of one integration, always with the same members: it is the shape that makes reading them quick. */
function httpOptions({ http }: IntegrationOptions, routeKey: string | undefined): ToHttpOptions {
  const { allow, vpcLinks, listeners, statusCodes } = http;
  return { protocol: "HTTP", routeKey, allow, vpcLinks, listeners, statusCodes } as ToHttpOptions;
}

function restOptions({ v1 }: IntegrationOptions, routeKey: string | undefined): ToV1Options {
  const { allow, region, hosts } = v1;
  return { protocol: "HTTP", routeKey, allow, region, hosts } as ToV1Options;
}

/** What an integration should become, seen from a route that uses it; only that of an OPTIONS method is a preflight. */
export function convertOne(
  source: SourceObject,
  routeKey: string | undefined,
  { options, marks, place }: Context,
): Outcome {
  const from: Api = options.to === "http" ? "rest" : "http";
  const to: Api = options.to === "http" ? "http" : "rest";
  const reading = readIntegration(source, from, marks, place);
  const findings = tellReading(reading);
  if (findings.some(isError)) return { findings };
  try {
    if (from === "rest" && routeKey?.startsWith("OPTIONS ") === true && reading.model.type === "MOCK") {
      const preflight = readPreflight(reading.model);
      if (preflight !== undefined) {
        if (!hasMarks(marks, preflight)) return { preflight, findings };
        const value = marks.show(JSON.stringify(preflight));
        return { findings: [...findings, own("intrinsic-inside", "/responses", { value })] };
      }
    }
    const result =
      from === "rest"
        ? toV2(reading.model as V1IntegrationInput, httpOptions(options, routeKey))
        : toV1({ integration: reading.model as V2IntegrationInput }, restOptions(options, routeKey));
    for (const finding of result.findings)
      findings.push(translated(notPreflight(finding), from, reading, marks));
    if (!result.convertible) return { findings };
    const integration = result.integration as Dictionary;
    if (get(integration, "ResponseParameters") !== undefined) {
      findings.push(own("response-parameters-shape", "/responses"));
    }
    return { desired: printIntegration(integration, to, { source, reading, marks }), findings };
  } catch (error) {
    if (error instanceof InsideError) {
      const value = marks.show(error.text);
      return { findings: [...findings, own("intrinsic-inside", `/${error.member}`, { value })] };
    }
    if (!(error instanceof InputError)) throw error;
    const path = inDocument(error.pointer, from, reading);
    const value = functionAt(error.pointer, from, reading, marks);
    if (value !== undefined) return { findings: [...findings, own("intrinsic-inside", path, { value })] };
    return {
      findings: [...findings, own("integration-unreadable", path, { message: marks.show(error.message) })],
    };
  }
}
