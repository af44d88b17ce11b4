/** What a row says of how its member is written and cleared, in words. */
import type { Row } from "./grammar/row-types.js";
import { pathPattern, rowsBelow } from "./places.js";

export function clearText(row: Row): string | undefined {
  if (row.shape === "map" || row.shape === "set") return "remove the key";
  if (row.shape === "named") return "remove with the item's name as the value";
  if (row.shape === "entries" || row.shape === "object")
    return row.operations.remove === undefined ? undefined : "remove";
  if (row.shape === "single") return `replace with "${row.serverDefault.value}"`;
  if (row.shape !== "scalar") return undefined;
  if (row.clear.by === "nothing")
    return row.clear.whole === true
      ? "goes with the whole object, which is then made again"
      : "no operation is known to do it";
  if (row.clear.by === "default") {
    const { otherwise } = row.clear;
    return `replace with the default${otherwise === undefined ? "" : `, or ${JSON.stringify(otherwise)} where there is none`}`;
  }
  return row.clear.by === "remove" ? "remove" : `replace with ${JSON.stringify(row.clear.value)}`;
}

export function becauseText(row: Row): string | undefined {
  if (row.shape === "nested")
    return `it holds resources of the kind ${row.kind}, which have an update call of their own`;
  if (row.shape !== "fixed") return undefined;
  return {
    identity: "it is part of the resource's address",
    readOnly: "API Gateway sets it",
    creation: "it is given when the resource is made, and then stays",
    noMember: "AWS's table lists it, and no resource has such a member",
    call: "another call changes it",
    put: "only a put of the whole object changes it",
  }[row.because];
}

export function insteadText(row: Row): string | undefined {
  if (row.shape !== "fixed" && row.shape !== "nested") return undefined;
  return row.instead === undefined ? undefined : `Use ${row.instead}.`;
}

/** The paths right below a row, those below an entry included. */
export function pathsBelow(row: Row): string[] {
  return rowsBelow(row).flatMap(([, child]) =>
    row.shape === "entries"
      ? [child, ...rowsBelow(child).map(([, rule]) => rule)].map(pathPattern)
      : [pathPattern(child)],
  );
}
