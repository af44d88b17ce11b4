/**
 * Headers that a mapping may not set, by kind of API. Names are compared without case; a name that ends in `*` stands
 * for every header that begins so.
 */
import { documented, type Evidence, reported } from "../common/evidence.js";

export interface HeaderRow {
  readonly name: string;
  readonly evidence: Evidence;
}

const list = (evidence: Evidence, names: readonly string[]): readonly HeaderRow[] =>
  names.map((name) => ({ name, evidence }));

/** HTTP APIs refuse request and response mappings of these. */
export const reservedOnHttp: readonly HeaderRow[] = list(
  documented("developer guide: transform API requests and responses for HTTP APIs, reserved headers"),
  [
    "access-control-*",
    "apigw-*",
    "Authorization",
    "Connection",
    "Content-Encoding",
    "Content-Length",
    "Content-Location",
    "Forwarded",
    "Keep-Alive",
    "Origin",
    "Proxy-Authenticate",
    "Proxy-Authorization",
    "TE",
    "Trailers",
    "Transfer-Encoding",
    "Upgrade",
    "x-amz-*",
    "x-amzn-*",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "Via",
  ],
);

/** A v1 method whose integration maps one of these answers 500 at run time. */
export const refusedOnV1: readonly HeaderRow[] = list(
  reported("LocalStack's tests against AWS: request headers of an integration"),
  ["Content-Length", "Transfer-Encoding", "X-Amzn-Trace-Id", "X-Amzn-Apigateway-Api-Id"],
);

/** The same, for the types AWS and AWS_PROXY alone. */
export const refusedOnV1Aws: readonly HeaderRow[] = list(
  reported("LocalStack's tests against AWS: request headers of an AWS integration"),
  ["Authorization", "Connection", "Expect", "Proxy-Authenticate", "TE"],
);

/** Headers of Lambda's Invoke call that a v1 Lambda proxy passes on, although it ignores other mappings. */
export const lambdaInvokeHeaders: readonly HeaderRow[] = list(
  documented(
    "Lambda developer guide: invoking functions with tenant isolation (REST APIs can, HTTP APIs cannot)",
  ),
  ["X-Amz-Tenant-Id"],
);

/** v1 may give these back to the client as `X-Amzn-Remapped-NAME`. */
export const remappedByV1: readonly HeaderRow[] = list(
  documented("developer guide: known issues of REST APIs, remapped headers"),
  [
    "Accept",
    "Accept-Charset",
    "Accept-Encoding",
    "Age",
    "Authorization",
    "Connection",
    "Content-Encoding",
    "Content-Length",
    "Content-MD5",
    "Content-Type",
    "Date",
    "Expect",
    "Host",
    "Max-Forwards",
    "Pragma",
    "Proxy-Authenticate",
    "Range",
    "Referer",
    "Server",
    "TE",
    "Trailer",
    "Transfer-Encoding",
    "Upgrade",
    "User-Agent",
    "Via",
    "Warn",
    "WWW-Authenticate",
  ],
);

type Finder = (header: string) => HeaderRow | undefined;

/** A function that finds a header's row, whatever its case. */
function finder(rows: readonly HeaderRow[]): Finder {
  const exact = new Map<string, HeaderRow>();
  const prefixes: [string, HeaderRow][] = [];
  for (const row of rows) {
    const name = row.name.toLowerCase();
    if (name.endsWith("*")) prefixes.push([name.slice(0, -1), row]);
    else exact.set(name, row);
  }
  return (header) => {
    const name = header.toLowerCase();
    return exact.get(name) ?? prefixes.find(([prefix]) => name.startsWith(prefix))?.[1];
  };
}

export const findReservedOnHttp: Finder = finder(reservedOnHttp);
export const findLambdaInvokeHeader: Finder = finder(lambdaInvokeHeaders);
export const findRemappedByV1: Finder = finder(remappedByV1);

const findRefused: Finder = finder(refusedOnV1);
const findRefusedAws: Finder = finder([...refusedOnV1, ...refusedOnV1Aws]);

/** The row of a request header that makes a v1 integration of this type fail. */
export function findRefusedOnV1(header: string, type: string): HeaderRow | undefined {
  return type === "AWS" || type === "AWS_PROXY" ? findRefusedAws(header) : findRefused(header);
}

/** Is it one of the headers of a CORS answer, which HTTP APIs set from `CorsConfiguration` alone? */
export function isCorsHeader(header: string): boolean {
  return header.toLowerCase().startsWith("access-control-");
}
