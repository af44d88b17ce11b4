/**
 * JSON with places. JSON.parse decides what is JSON; after it, one scan finds where the members of the objects on the way
 * to the integrations stand, and passes over everything else.
 */
import { jsonFault } from "../../../common/json-fault.js";
import { DocumentError } from "../errors.js";
import { Lines } from "../lines.js";
import { rootOf } from "./json-nodes.js";
import { skipSpace } from "./json-scan.js";
import type { SourceDocument } from "./node.js";

const hasMark = (text: string) => text.charCodeAt(0) === 0xfeff;

/** @throws DocumentError where the text is not JSON, or an object that is looked at has a member twice. */
export function readJson(text: string): SourceDocument {
  const from = hasMark(text) ? 1 : 0;
  const json = from === 0 ? text : text.slice(1);
  try {
    JSON.parse(json);
  } catch (error) {
    const fault = jsonFault(json);
    if (fault === undefined) throw new DocumentError((error as Error).message);
    const at = Math.min(fault.offset, json.trimEnd().length);
    throw new DocumentError(`not JSON: ${fault.message}`, new Lines(json).place(at));
  }
  return { text, format: "json", root: rootOf(text, skipSpace(text, from)), anchored: [] };
}
