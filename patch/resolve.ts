import type { Refusal } from "../common/errors.js";
import { parsePointer } from "../common/pointer.js";
import type { Assumptions } from "./assumptions.js";
import type { Compiled } from "./compile.js";
import { OPERATION_NAMES } from "./grammar/families.js";
import type { OperationName, PatchOperation } from "./grammar/resources.js";
import type { Row } from "./grammar/row-types.js";
import { refuse, told } from "./session.js";
import type { Place } from "./shapes/shape.js";

/** The paths at which a kind takes an operation, as AWS lists them in its texts. */
export function pathsFor(compiled: Compiled, op: OperationName): string[] {
  const rows = [...compiled.rows.map(({ row }) => row), ...(compiled.grammar.noMembers ?? [])].flatMap(below);
  const takes = rows.filter(({ operations }) => op in operations).map(({ path }) => path);
  const listed = compiled.grammar.pathsInErrors;
  return listed === undefined ? takes : listed.filter((path) => takes.includes(path));
}

function below(row: Row): Row[] {
  return row.shape === "object" ? [row, ...Object.values(row.members).flatMap(below)] : [row];
}

/** Where a path leads, and the row that its first token names. */
function find(compiled: Compiled, path: string): { place?: Place | undefined; first?: Row } {
  const tokens = parsePointer(path);
  if (tokens === undefined) return {};
  const named = compiled.byToken.get(tokens[0] as string);
  const { fallback } = compiled;
  const place =
    named?.shape.locate(named.row, named.member, tokens.slice(1), []) ??
    fallback?.shape.locate(fallback.row, fallback.member, path.slice(1).split("/"), []);
  return named === undefined ? { place } : { place, first: named.row };
}

/** Where an operation leads, or AWS's refusal of its path or its name there. */
export function resolve(
  compiled: Compiled,
  operation: PatchOperation,
  assume: Assumptions,
): Place | { readonly refusal: Refusal } {
  const { op } = operation;
  const { place, first } = operation.path === undefined ? {} : find(compiled, operation.path);
  const known = place?.operations[op];
  const needs = known?.needs;
  if (place !== undefined && known !== undefined) {
    if (needs === undefined || assume[needs.assumption] === needs.value) return place;
  }
  const { errors } = compiled.grammar;
  const paths = pathsFor(compiled, op);
  const words =
    first?.refusals?.[op] ??
    place?.row.wrongOperation ??
    errors.byOperation?.[op] ??
    (paths.length === 0 ? errors.noPaths : undefined) ??
    (place === undefined ? errors.unknownPath : errors.wrongOperation);
  const values = {
    ...told(operation),
    paths: `[${paths.join(", ")}]`,
    operations: `[${Object.keys(place?.operations ?? {}).join(", ")}]`,
  };
  return { refusal: refuse(words, values) };
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
