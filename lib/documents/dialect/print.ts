/** What the mappings give, as the members of an integration in a document. */
import { type Dictionary, get, isObject, put } from "../../../common/own.js";
import type { Marks } from "../intrinsics.js";
import { ownMember, type SourceObject, textOf } from "../source/node.js";
import { type Desired, type DesiredObject, Moved } from "../write/desired.js";
import { MEMBER_NAMES, memberRow } from "./members.js";
import type { Api, Reading } from "./read.js";

/** A text that would have to be made of the inside of an intrinsic function. */
export class InsideError extends Error {
  constructor(
    readonly member: string,
    readonly text: string,
  ) {
    super("a value that is not known would have to be taken apart");
  }
}

interface Printing {
  readonly source: SourceObject;
  readonly reading: Reading;
  readonly marks: Marks;
}

/** The spelling of words that documents have in lower case. */
const LOWER_CASE = new Set(["type", "passthroughBehavior"]);

function desired(value: unknown, member: string, { reading, marks }: Printing): Desired {
  if (typeof value === "string") {
    if (!marks.isIn(value)) return value;
    const node = reading.moved.get(value);
    if (node !== undefined) return new Moved(value, node);
    if (marks.isText(value)) return marks.show(value);
    throw new InsideError(member, value);
  }
  if (Array.isArray(value)) return value.map((item) => desired(item, member, { reading, marks } as Printing));
  if (!isObject(value)) return value as number | boolean;
  const result: DesiredObject = {};
  for (const key of Object.keys(value)) {
    if (marks.isIn(key)) throw new InsideError(member, key);
    put(result, key, desired(value[key], member, { reading, marks } as Printing));
  }
  return result;
}

/** A word in the case that the document has it in. */
function word(value: unknown, member: string, printing: Printing): Desired {
  if (typeof value !== "string") return desired(value, member, printing);
  const written = textOf(ownMember(printing.source, member)?.value);
  if (written !== undefined && written.toUpperCase() === value) return written;
  const isLower = written === undefined ? LOWER_CASE.has(member) : written === written.toLowerCase();
  return isLower && LOWER_CASE.has(member) ? value.toLowerCase() : value;
}

function responses(value: unknown, printing: Printing): Desired {
  const result: DesiredObject = {};
  for (const response of Object.values(value as Dictionary<Dictionary>)) {
    const { selectionPattern, ...members } = response;
    put(
      result,
      typeof selectionPattern === "string" && selectionPattern !== "" ? selectionPattern : "default",
      desired(members, "responses", printing),
    );
  }
  return result;
}

function tls(value: unknown, printing: Printing): Desired {
  const name = get(value as Dictionary, "ServerNameToVerify");
  return desired(name === undefined ? value : { serverNameToVerify: name }, "tlsConfig", printing);
}

/**
 * @param model what the mappings gave: an integration of `api`
 * @throws InsideError where a value would be made of a part of an intrinsic function
 */
export function printIntegration(model: Readonly<Dictionary>, api: Api, printing: Printing): DesiredObject {
  const result: DesiredObject = {};
  for (const name of MEMBER_NAMES) {
    const row = memberRow(name);
    const value = row[api] === undefined ? undefined : get(model as Dictionary, row[api]);
    if (value === undefined || value === null) continue;
    if (row.shape === "word") result[name] = word(value, name, printing);
    else if (row.shape === "responses") result[name] = responses(value, printing);
    else if (row.shape === "tls") result[name] = tls(value, printing);
    else result[name] = desired(value, name, printing);
  }
  return result;
}
