/**
 * Members as plain data, for the oracle alone: it shares no code with the engine that it judges. A member named
 * `__proto__` is a member like any other.
 */
export type Data = Record<string, unknown>;

export function isData(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

export function has(object: Data, key: string): boolean {
  return Object.hasOwn(object, key);
}

export function read(object: Data, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

export function write(object: Data, key: string, value: unknown) {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

export function drop(object: Data, key: string) {
  delete object[key];
}

/** A deep copy of JSON-like data; dates stay as they are. */
export function clone<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => clone(item)) as T;
  if (!isData(value)) return value;
  const copy: Data = {};
  for (const key of Object.keys(value)) write(copy, key, clone(value[key]));
  return copy as T;
}

/** Are two pieces of data the same, whatever their key order? `undefined` and absent are the same. */
export function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => same(item, b[index]));
  }
  if (isData(a) && isData(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].every((key) => same(read(a, key), read(b, key)));
  }
  if (a instanceof Date && b instanceof Date) return Object.is(a.getTime(), b.getTime());
  return Object.is(a, b);
}

export function toToken(token: string): string {
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}

export function fromToken(token: string): string {
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}
