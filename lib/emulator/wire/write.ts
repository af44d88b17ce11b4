import { type Dictionary, isObject, put } from "../../../common/own.js";
import { type Members, type Naming, rowOf, type Shape, wireName } from "./shape.js";

/** Names as on the wire; the keys of maps are data and stay. */
export function writeShape(shape: Shape | undefined, value: unknown, naming: Naming): unknown {
  if (shape?.type === "list" && Array.isArray(value)) {
    return value.map((item) => writeShape(shape.of, item, naming));
  }
  if (!isObject(value)) return value;
  if (shape?.type === "struct") return writeMembers(shape.members, value, naming);
  if (shape?.type !== "map") return value;
  const written: Dictionary = {};
  for (const key of Object.keys(value)) put(written, key, writeShape(shape.of, value[key], naming));
  return written;
}

/** A member that the table does not know is written like the others: nothing of the state is left out. */
export function writeMembers(members: Members, value: Readonly<Dictionary>, naming: Naming): Dictionary {
  const written: Dictionary = {};
  for (const member of Object.keys(value)) {
    const known = Object.hasOwn(members, member) ? rowOf(members[member] as Shape) : undefined;
    const name = known === undefined ? naming(member) : wireName(member, known, naming);
    put(written, name, writeShape(known?.shape, value[member], naming));
  }
  return written;
}
