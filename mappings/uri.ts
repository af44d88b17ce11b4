/**
 * The forms of an integration's URI on either API, and the pieces that a mapping changes in one. AWS publishes no
 * grammar for them: the forms are those of the API reference and of the developer guide's examples.
 */
import { documented, type Evidence, inferred } from "../common/evidence.js";

export type UriForm =
  | "lambda"
  | "lambda-streaming"
  | "lambda-function"
  | "service"
  | "http"
  | "listener"
  | "load-balancer"
  | "cloud-map"
  | "unknown";

export interface UriFormRow {
  readonly form: UriForm;
  readonly example: string;
  readonly evidence: Evidence;
  /** Stage variables (`${stageVariables.x}`) may stand anywhere in a URI. */
  readonly pattern: RegExp;
  /** What a URI of this form ends with, where the pattern does not say so. */
  readonly ends?: string;
}

const functionsOf = (version: string) =>
  `^arn:aws[a-z-]*:apigateway:[^:]+:lambda:path/{1,2}${version}/functions/`;

/** Something between a beginning and an end. A pattern that looks for the end as well takes three times as long. */
const between = (begins: string, ends: string): Pick<UriFormRow, "pattern" | "ends"> => ({
  pattern: new RegExp(`${begins}.{${ends.length + 1}}`, "s"),
  ends,
});

const SERVICE = /^arn:aws[a-z-]*:apigateway:[^:]+:[^:]*[^:.]:(?:path|action)\//;
const FUNCTION = /^arn:(aws[a-z-]*):lambda:([^:]+):[^:]*:function:[^:]+(?::[^:]+)?$/s;

/** The forms, in the order in which they are tried: the first that matches is the one. */
export const uriForms: readonly UriFormRow[] = [
  {
    form: "lambda",
    example: "arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{functionArn}/invocations",
    evidence: documented("API reference: PutIntegration, uri; CreateIntegration takes it as well"),
    ...between(functionsOf("2015-03-31"), "/invocations"),
  },
  {
    form: "http",
    example: "https://example.com/pets/{id}",
    evidence: documented("API reference: PutIntegration, uri"),
    pattern: /^https?:\/\//i,
  },
  {
    form: "lambda-streaming",
    example:
      "arn:aws:apigateway:{region}:lambda:path/2021-11-15/functions/{functionArn}/response-streaming-invocations",
    evidence: documented("developer guide: response streaming for Lambda proxy integrations"),
    ...between(functionsOf("2021-11-15"), "/response-streaming-invocations"),
  },
  {
    form: "service",
    example: "arn:aws:apigateway:{region}:{subdomain.service|service}:{path|action}/{api}",
    evidence: documented("API reference: PutIntegration, uri"),
    pattern: SERVICE,
  },
  {
    form: "lambda-function",
    example: "arn:aws:lambda:{region}:{account}:function:{name}[:{qualifier}]",
    evidence: documented("API reference: CreateIntegration, IntegrationUri; v1 refuses it"),
    pattern: FUNCTION,
  },
  {
    form: "listener",
    example: "arn:aws:elasticloadbalancing:{region}:{account}:listener/{app|net}/…",
    evidence: documented("API reference: CreateIntegration, IntegrationUri; Integration, integrationTarget"),
    pattern: /^arn:aws[a-z-]*:elasticloadbalancing:[^:]+:[^:]+:listener\/(?:app|net)\/.+$/s,
  },
  {
    form: "load-balancer",
    example: "arn:aws:elasticloadbalancing:{region}:{account}:loadbalancer/{app|net}/…",
    evidence: documented(
      "developer guide: private integrations of REST APIs; the API reference speaks of the listener",
    ),
    pattern: /^arn:aws[a-z-]*:elasticloadbalancing:[^:]+:[^:]+:loadbalancer\/(?:app|net)\/.+$/s,
  },
  {
    form: "cloud-map",
    example: "arn:aws:servicediscovery:{region}:{account}:service/{id}?{filters}",
    evidence: documented("API reference: CreateIntegration, IntegrationUri (HTTP APIs alone)"),
    pattern: /^arn:aws[a-z-]*:servicediscovery:[^:]+:[^:]+:service\/.+$/s,
  },
  {
    form: "unknown",
    example: "anything else, for instance a placeholder of a template",
    evidence: inferred("no documented form"),
    pattern: /^/,
  },
];

const isArnForm = ({ example }: UriFormRow) => example.startsWith("arn:");
const ARN_FORMS = uriForms.filter(isArnForm);
const OTHER_FORMS = uriForms.filter((row) => !isArnForm(row));
const LETTER_A = 0x61;

/** Tells the form of a URI. */
export function uriForm(uri: string): UriForm {
  const forms = uri.charCodeAt(0) === LETTER_A ? ARN_FORMS : OTHER_FORMS;
  for (const { form, ends, pattern } of forms) {
    if ((ends === undefined || uri.endsWith(ends)) && pattern.test(uri)) return form;
  }
  return "unknown";
}

/** `arn:{partition}:apigateway:{region}:{[subdomain.]service}:{path|action}/{api}` */
export interface ServiceUri {
  readonly partition: string;
  readonly region: string;
  readonly service: string;
  readonly kind: "path" | "action";
  readonly api: string;
}

const APIGATEWAY = ":apigateway:";

/** The parts of a URI, where it is of the form `service`. */
export function readServiceUri(uri: string): ServiceUri | undefined {
  return SERVICE.test(uri) ? cutServiceUri(uri) : undefined;
}

/** The parts of a URI that is of the form `service`. */
export function cutServiceUri(uri: string): ServiceUri {
  // Cut by hand: to cut with the pattern takes four times as long.
  const partition = uri.indexOf(APIGATEWAY);
  const region = partition + APIGATEWAY.length;
  const service = uri.indexOf(":", region);
  const kind = uri.indexOf(":", service + 1);
  const api = uri.indexOf("/", kind) + 1;
  const name = uri.slice(service + 1, kind);
  return {
    partition: uri.slice(4, partition),
    region: uri.slice(region, service),
    service: name.includes(".") ? name.slice(name.lastIndexOf(".") + 1) : name,
    kind: uri.charCodeAt(kind + 1) === 0x70 ? "path" : "action",
    api: uri.slice(api),
  };
}

/**
 * A plain function ARN as v1 wants it ("AWS ARN for integration must contain path or action"); `undefined` where it is
 * none.
 */
export function invocationUri(functionArn: string): string | undefined {
  const match = FUNCTION.exec(functionArn);
  if (match === null) return undefined;
  const [, partition, region] = match;
  return `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
}

/** Literal text, or the name that stood between braces. */
export type UriPiece = string | { readonly placeholder: string };

// Not `${…}`: that is a stage variable. `{name+}` is a greedy parameter's spelling in a route; a URI says `{name}`.
const PLACEHOLDER = /(?<!\$)\{([A-Za-z0-9._-]+)\+?\}/;
const PLACEHOLDERS = new RegExp(PLACEHOLDER, "g");

export function hasPlaceholder(uri: string): boolean {
  return uri.includes("{") && PLACEHOLDER.test(uri);
}

/** Cuts a URI at its placeholders. */
export function splitPlaceholders(uri: string): readonly UriPiece[] {
  if (!uri.includes("{")) return uri === "" ? [] : [uri];
  const pieces: UriPiece[] = [];
  let at = 0;
  // It is run until nothing more is found, so that it begins anew each time.
  for (let match = PLACEHOLDERS.exec(uri); match !== null; match = PLACEHOLDERS.exec(uri)) {
    if (match.index > at) pieces.push(uri.slice(at, match.index));
    pieces.push({ placeholder: match[1] as string });
    at = match.index + match[0].length;
  }
  if (at < uri.length) pieces.push(uri.slice(at));
  return pieces;
}

/** An http or https URL, cut without being decoded: its parts may hold placeholders and stage variables. */
export interface HttpUrl {
  readonly scheme: "http" | "https";
  readonly host: string;
  /** As written, absent where the scheme's own port holds. */
  readonly port?: string;
  /** From the first `/`; "" where there is none. */
  readonly path: string;
  /** Without the `?`; absent where there is none. */
  readonly query?: string;
}

const URL_PARTS =
  /^(https?):\/\/(\[[^\]/?#]*\]|(?:\$\{[^}]*\}|[^/?#:$[]|\$(?!\{))+)(?::([^/?#]*))?([^?#]*)(?:\?([^#]*))?$/is;

/** Cuts an HTTP URL into its parts; `undefined` where it is none (or has a fragment, which no backend sees). */
export function splitHttpUrl(uri: string): HttpUrl | undefined {
  const match = URL_PARTS.exec(uri);
  if (match === null) return undefined;
  const [, scheme, host, port, path, query] = match as unknown as [
    string,
    string,
    string,
    string?,
    string?,
    string?,
  ];
  return {
    scheme: scheme.toLowerCase() as HttpUrl["scheme"],
    host,
    ...(port === undefined ? {} : { port }),
    path: path ?? "",
    ...(query === undefined ? {} : { query }),
  };
}

/** Static values are written as the backend expects them; what no URI can hold is encoded. */
export function encodePath(text: string): string {
  const wellFormed = text.replace(/\p{Surrogate}/gu, "\uFFFD");
  return wellFormed.replace(/[^\w\-.~!$&'()*+,;=:@/%]+/g, encodeURIComponent);
}

/** The path parameters of a route key such as `GET /pets/{id}/{proxy+}`, and its path. */
export function routePath(
  routeKey: string | undefined,
): { readonly path: string; readonly names: ReadonlySet<string> } | undefined {
  const space = routeKey?.indexOf(" ") ?? -1;
  const path = routeKey?.slice(space + 1) ?? "";
  if (space < 0 || !path.startsWith("/")) return undefined;
  const names = new Set<string>();
  for (const piece of splitPlaceholders(path)) if (typeof piece !== "string") names.add(piece.placeholder);
  return { path, names };
}
