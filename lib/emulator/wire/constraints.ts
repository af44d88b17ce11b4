import { ServiceError } from "../../../common/errors.js";
import { type Dictionary, get, isObject } from "../../../common/own.js";
import { type Members, rowOf, type Shape, type TextShape } from "./shape.js";

/**
 * The constraints of the service model: AWS checks them before it looks anything up, and says all that are broken in one
 * message (recorded, down to the order: the body before the labels of the path).
 */

const enumClause = (oneOf: readonly string[]): string =>
  `Member must satisfy enum value set: [${oneOf.join(", ")}]`;

function brokenBy(shape: TextShape, value: string): string | undefined {
  if (shape.oneOf !== undefined && !shape.oneOf.includes(value)) return enumClause(shape.oneOf);
  if (shape.pattern !== undefined && !new RegExp(`^(?:${shape.pattern})$`).test(value)) {
    return `Member must satisfy regular expression pattern: ${shape.pattern}`;
  }
  return undefined;
}

const clause = (value: unknown, at: string, must: string): string =>
  `Value ${value === null ? "null" : `'${String(value)}'`} at '${at}' failed to satisfy constraint: ${must}`;

function* shapeClauses(shape: Shape, value: unknown, at: string): Generator<string> {
  if (shape.type === "text") {
    const broken = brokenBy(shape, value as string);
    if (broken !== undefined) yield clause(value, at, broken);
  } else if (shape.type === "struct" && isObject(value)) {
    yield* memberClauses(shape.members, value, `${at}.`);
  } else if (shape.type === "list" && Array.isArray(value)) {
    if (shape.of.type !== "text") {
      for (const [index, item] of value.entries())
        yield* shapeClauses(shape.of, item, `${at}.${index + 1}.member`);
      return;
    }
    // A list of texts is named as a whole.
    const { of } = shape;
    const broken = value.map((item: string) => brokenBy(of, item)).find((found) => found !== undefined);
    if (broken !== undefined)
      yield clause(`[${value.join(", ")}]`, at, `Member must satisfy constraint: [${broken}]`);
  }
}

export function* memberClauses(
  members: Members,
  value: Readonly<Dictionary>,
  prefix: string,
): Generator<string> {
  for (const member of Object.keys(members)) {
    const row = rowOf(members[member] as Shape);
    const found = get(value, member);
    const at = `${prefix}${member}`;
    if (found !== undefined) yield* shapeClauses(row.shape, found, at);
    else if (row.required === true) yield clause(null, at, "Member must not be null");
  }
}

/** @throws ServiceError that names every clause. */
export function refuseClauses(clauses: readonly string[]): void {
  if (clauses.length === 0) return;
  const errors = clauses.length === 1 ? "1 validation error" : `${clauses.length} validation errors`;
  throw new ServiceError(
    { name: "ValidationException", message: `${errors} detected: ${clauses.join("; ")}` },
    -1,
  );
}
