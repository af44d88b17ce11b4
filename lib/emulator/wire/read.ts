import { type Dictionary, get, isObject, put } from "../../../common/own.js";
import { WireError } from "./errors.js";
import { type Members, type Naming, rowOf, type Shape, wireName } from "./shape.js";

/** The classes that AWS names where a value is of the wrong type; those of text and number are recorded. */
const CLASSES: Readonly<Record<string, string>> = {
  boolean: "java.lang.Boolean",
  number: "com.amazon.coral.value.json.numbers.TruncatingBigNumber",
  string: "java.lang.String",
};

const EXPECTED = { text: "string", integer: "number", number: "number", boolean: "boolean" } as const;
const TITLES = { text: "String", integer: "Integer", number: "Double", boolean: "Boolean" } as const;

function readScalar(type: keyof typeof EXPECTED, value: unknown, at: string): unknown {
  if (Array.isArray(value)) throw new WireError("strayList");
  if (isObject(value)) throw new WireError("strayObject");
  if (typeof value !== EXPECTED[type]) {
    const values = { found: CLASSES[typeof value], expected: TITLES[type] };
    throw new WireError(type === "text" ? "notText" : "notType", values);
  }
  if (typeof value !== "number") return value;
  // JSON may carry numbers that JavaScript cannot: what is stored has to be the same when it is read back.
  if (!Number.isFinite(value)) throw new WireError("notNumber", { at });
  return type === "integer" ? Math.trunc(value) : value;
}

/**
 * Reads a JSON value by its shape: names become the SDK's, `null` is an absent member, unknown members are ignored as
 * AWS does.
 *
 * @throws WireError where a value is of another type.
 */
export function readShape(shape: Shape, value: unknown, naming: Naming, at: string): unknown {
  switch (shape.type) {
    case "list":
      if (!Array.isArray(value)) throw new WireError("notList");
      return value
        .filter((item) => item !== null)
        .map((item, index) => readShape(shape.of, item, naming, `${at}/${index}`));
    case "map": {
      if (!isObject(value)) throw new WireError("notMap");
      const read: Dictionary = {};
      for (const key of Object.keys(value)) {
        const entry = value[key];
        if (entry !== null) put(read, key, readShape(shape.of, entry, naming, `${at}/${key}`));
        else if (shape.sparse === true) put(read, key, null);
      }
      return read;
    }
    case "struct":
      if (!isObject(value)) throw new WireError("notMap");
      return readMembers(shape.members, value, naming, at);
    default:
      return readScalar(shape.type, value, at);
  }
}

export function readMembers(
  members: Members,
  value: Readonly<Dictionary>,
  naming: Naming,
  at = "",
): Dictionary {
  const read: Dictionary = {};
  for (const member of Object.keys(members)) {
    const row = rowOf(members[member] as Shape);
    const wire = wireName(member, row, naming);
    const found = get(value, wire);
    if (found !== undefined && found !== null)
      read[member] = readShape(row.shape, found, naming, `${at}/${wire}`);
  }
  return read;
}

/** The body of a request as an object; none at all is an empty one. */
export function parseBody(body: string): Dictionary {
  if (body.trim() === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    // Nesting that exhausts the stack is a RangeError; both are the sender's doing.
    throw new WireError("notJson", { reason: (error as Error).message });
  }
  if (!isObject(value)) throw new WireError("notObject");
  return value;
}

const TRUE_FALSE: Readonly<Record<string, boolean>> = { true: true, false: false };

/** A member that stands in the query: text, whatever its type. */
function readQueryValue(shape: Shape, values: readonly string[], member: string): unknown {
  if (shape.type === "list") return [...values];
  const value = values[0] as string;
  switch (shape.type) {
    case "integer":
      if (!/^-?\d{1,10}$/.test(value)) {
        throw new WireError("notType", { found: CLASSES.string, expected: TITLES.integer });
      }
      return Number(value);
    case "boolean": {
      const read = get(TRUE_FALSE, value);
      if (read === undefined)
        throw new WireError("notType", { found: CLASSES.string, expected: TITLES.boolean });
      return read;
    }
    default:
      return readScalar("text", value, member);
  }
}

export function readQuery(members: Members, query: URLSearchParams, naming: Naming): Dictionary {
  const read: Dictionary = {};
  for (const member of Object.keys(members)) {
    const row = rowOf(members[member] as Shape);
    const values = query.getAll(wireName(member, row, naming));
    if (values.length > 0) read[member] = readQueryValue(row.shape, values, member);
  }
  return read;
}
