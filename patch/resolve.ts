import type { Refusal } from "../common/errors.js";
import type { Assumptions } from "./assumptions.js";
import type { Compiled } from "./compile.js";
import { OPERATION_NAMES } from "./grammar/families.js";
import type { OperationName, PatchOperation } from "./grammar/types.js";
import { parsePointer } from "./pointer.js";
import { pathOf, refuse } from "./session.js";
import type { Place } from "./shapes/shape.js";

/** The paths at which a kind takes an operation, as AWS lists them in its texts. */
export function pathsFor(compiled: Compiled, op: OperationName): string[] {
  const listed = compiled.grammar.pathsInErrors ?? [...compiled.byMember.values()].map(({ row }) => row.path);
  return listed.filter((path) => {
    const row = compiled.byToken.get(path.split("/")[1] as string)?.row;
    return row !== undefined && op in row.operations;
  });
}

/** Where an operation leads, or AWS's refusal of its path or its name there. */
export function resolve(
  compiled: Compiled,
  operation: PatchOperation,
  assume: Assumptions,
): Place | { readonly refusal: Refusal } {
  const { errors } = compiled.grammar;
  const { op } = operation;
  const paths = pathsFor(compiled, op);
  const values = { path: pathOf(operation), op, paths: `[${paths.join(", ")}]` };
  const tokens = operation.path === undefined ? undefined : parsePointer(operation.path);
  const row = tokens === undefined ? undefined : compiled.byToken.get(tokens[0] as string);
  const place =
    row === undefined || tokens === undefined
      ? undefined
      : row.shape.locate(row.row, row.member, tokens.slice(1), []);
  if (place === undefined) {
    const noneAtAll = paths.length === 0 && errors.noPaths !== undefined;
    return {
      refusal: refuse(
        noneAtAll && errors.noPaths !== undefined ? errors.noPaths : errors.unknownPath,
        values,
      ),
    };
  }
  const known = place.operations[op];
  const needs = known?.needs;
  const taken = known !== undefined && (needs === undefined || assume[needs.assumption] === needs.value);
  return taken ? place : { refusal: refuse(place.row.wrongOperation ?? errors.wrongOperation, values) };
}

const NAMES: ReadonlySet<string> = new Set(OPERATION_NAMES);

/**
 * The refusal of a list whose operation names are not all in the enumeration: checked before anything else, every bad
 * one in the same message (recorded).
 */
export function refuseNames(compiled: Compiled, operations: readonly PatchOperation[]): Refusal | undefined {
  const clauses: string[] = [];
  operations.forEach(({ op }, index) => {
    if (NAMES.has(op)) return;
    clauses.push(
      `Value '${String(op)}' at '${compiled.grammar.inputName}.patchOperations.${index + 1}.member.op' failed to satisfy ` +
        `constraint: Member must satisfy enum value set: [${OPERATION_NAMES.join(", ")}]`,
    );
  });
  if (clauses.length === 0) return undefined;
  const errors = clauses.length === 1 ? "1 validation error" : `${clauses.length} validation errors`;
  return { name: "ValidationException", message: `${errors} detected: ${clauses.join("; ")}` };
}
