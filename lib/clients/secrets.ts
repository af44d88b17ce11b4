/**
 * What must not be shown: static values of headers and parameters whose names say that they open something, credentials
 * in URIs, and text that looks like a key or a token wherever it stands.
 */
import { InputError } from "../../common/errors.js";
import type { Finding } from "../../common/findings.js";
import { copy, type Dictionary, isObject, put } from "../../common/own.js";
import { visible } from "../report/visible.js";

export const MASK = "(hidden)";

/** Names of headers, parameters and members whose value opens something: the last token of a path. */
const SECRET_NAME =
  /authorization$|api[-_]?key$|(?:^|[-_.:])auth$|access[-_]?key|token$|secret|passw(?:or)?d|credential$|signature$|cookie$/i;

/** What only names a value: v1's and WebSocket's sources, and V2's, which begin with a dollar sign. */
const REFERENCE =
  /^(?:(?:method|route|integration|context|stageVariables)\.[\w.\-$[\]'*@/]+|\$\{?(?:request|response|context|stageVariables)\.[\w.\-[\]*]+\}?)$/;

/** Keys and tokens, wherever they stand: in a URI, a template, an error of a credential provider or a proxy. */
const SECRETS: readonly RegExp[] = [
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  // Whether a value begins is asked first: from each of many spaces it would be looked back over all of them.
  /(?=[^\s"',}&(])(?<=(?:authorization|x-amz-security-token|api[-_]?key|access[-_]?key|secret\w*|password|passwd|token|signature)["']?\s*[:=]\s*["']?)[^\s"',}&(]+/gi,
  /(?<=\b(?:Bearer|Basic) )[A-Za-z0-9._~+/=-]{6,}/g,
  /(?<=\b[a-z][a-z0-9+.-]*:\/\/)[^\s/?#@"'<>]+(?=@)/gi,
];

const maskedText = (text: string): string =>
  SECRETS.reduce((rest, secret) => rest.replace(secret, MASK), text);

/** A text without what looks like a key, a token or a URI's credentials, and safe to print. */
export const hidden = (text: string): string => maskedText(visible(text));

/** Does the value of a member or parameter of this name open something? What only names another value does not. */
export function isSecret(name: string, value: unknown): value is string | number {
  if (typeof value === "number") return SECRET_NAME.test(name);
  return typeof value === "string" && value !== "" && SECRET_NAME.test(name) && !REFERENCE.test(value);
}

/** What is shorter would be found in any text. */
const SHORTEST = 4;

const lastToken = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** Calls `found` with every value of plain data that opens something. In a patch operation the path is the name. */
function walk(value: unknown, found: (secret: string) => void): void {
  if (Array.isArray(value)) for (const one of value) walk(one, found);
  if (!isObject(value)) return;
  for (const [key, member] of Object.entries(value)) {
    const name = key === "value" && typeof value.path === "string" ? lastToken(value.path) : key;
    if (isSecret(name, member)) found(String(member));
    else walk(member, found);
  }
}

/** The values of plain data that must not be shown, the longest first; without the quotes of static values as well. */
export function secretsOf(value: unknown): string[] {
  const all = new Set<string>();
  walk(value, (secret) => {
    all.add(secret);
    all.add(secret.replace(/^'(.*)'$/s, "$1"));
  });
  return [...all].filter(({ length }) => length >= SHORTEST).sort((a, b) => b.length - a.length);
}

/** What stands where a long value was cut. */
const CUT = "…";

/** A text without the beginning of a value that was cut in it. */
function withoutBeginning(text: string, secret: string): string {
  const first = secret.slice(0, SHORTEST);
  for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + 1)) {
    const end = text.indexOf(CUT, start);
    if (end < 0) return text;
    if (secret.startsWith(text.slice(start, end))) return text.slice(0, start) + MASK + text.slice(end);
  }
  return text;
}

/** A value as texts may repeat it: as it is, and between the quotes of JSON. */
const asWritten = (secret: string): string[] => [secret, JSON.stringify(secret).slice(1, -1)];

/** A text without these values, whole or cut, nor what looks like a secret. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const written = [...new Set(secrets.flatMap(asWritten))].sort((a, b) => b.length - a.length);
  const whole = written.reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
  return hidden(whole.includes(CUT) ? written.reduce(withoutBeginning, whole) : whole);
}

/** Carries out a call, and lets its InputErrors repeat no value of what they speak of that opens something. */
export function errorsWithoutSecrets<T>(source: unknown, call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(withoutSecrets(error.message, secretsOf(source)), error);
  }
}

/** Findings as they may be shown: their texts may repeat a value of what they speak of. */
export function findingsWithoutSecrets(
  findings: readonly Finding[],
  ...sources: readonly unknown[]
): Finding[] {
  if (findings.length === 0) return [];
  const secrets = secretsOf(sources);
  return findings.map((one) => ({
    ...one,
    message: withoutSecrets(one.message, secrets),
    ...(one.remedy === undefined ? {} : { remedy: withoutSecrets(one.remedy, secrets) }),
  }));
}

/** Plain data as it may be shown. */
export function masked<T>(value: T): T {
  if (Array.isArray(value)) return value.map(masked) as T;
  if (typeof value === "string") return maskedText(value) as T;
  if (!isObject(value)) return copy(value);
  const result: Dictionary = {};
  for (const [key, member] of Object.entries(value)) {
    const name = key === "value" && typeof value.path === "string" ? lastToken(value.path) : key;
    put(result, key, isSecret(name, member) ? MASK : masked(member));
  }
  return result as T;
}
