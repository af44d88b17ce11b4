/**
 * The forms in which people hold a v2 integration: what an SDK answers or takes (PascalCase), and what travels over
 * the wire (camelCase, as the raw answer of the REST call has it).
 */
import { InputError } from "../common/errors.js";
import { type Dictionary, isObject, put } from "../common/own.js";

/** Members of an answer that say nothing of the resource. */
const ENVELOPE: ReadonlySet<string> = new Set(["$metadata", "ResponseMetadata"]);

export interface V2Form {
  /** PascalCase members. The input itself where there was nothing to change: do not write to it. */
  readonly object: Readonly<Dictionary>;
  /** What a PascalCase member is called in the input, for pointers into it. */
  readonly spell: (member: string) => string;
}

const SAME = (member: string) => member;
const LOWER = (member: string) => member.charAt(0).toLowerCase() + member.slice(1);
const UPPER = (member: string) => member.charAt(0).toUpperCase() + member.slice(1);

/**
 * Reads a v2 resource in any of its forms.
 *
 * @param mark a member that every such resource has, in PascalCase: its first letter tells the form.
 * @throws InputError where the input is no object.
 */
export function readV2Form(input: unknown, mark: string, pointer: string): V2Form {
  if (!isObject(input)) {
    throw new InputError(
      "an integration of API Gateway V2 and its responses are objects, as the SDK answers them",
      {
        pointer,
      },
    );
  }
  const isWire = !Object.hasOwn(input, mark) && Object.hasOwn(input, LOWER(mark));
  const members = Object.keys(input);
  if (!isWire && !members.some((member) => ENVELOPE.has(member))) return { object: input, spell: SAME };
  const object: Dictionary = {};
  for (const member of members) {
    if (!ENVELOPE.has(member)) put(object, isWire ? UPPER(member) : member, input[member]);
  }
  if (isWire && isObject(object.TlsConfig)) {
    const tls: Dictionary = {};
    for (const member of Object.keys(object.TlsConfig)) put(tls, UPPER(member), object.TlsConfig[member]);
    object.TlsConfig = tls;
  }
  return { object, spell: isWire ? LOWER : SAME };
}
