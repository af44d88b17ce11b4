/** Short forms of what the specs of the kinds say, so that a case is a line. */
import {
  type ApplyOptions,
  applyPatch,
  checkPatch,
  diff,
  invertPatch,
  type Kind,
  type PatchOperation,
  type Resources,
  ServiceError,
} from "../../../lib/index.js";

type Member = "op" | "path" | "value";

/** `replace /name new name`: a value may have spaces in it; a trailing `=` stands for an empty one. */
export function operation(text: string): PatchOperation {
  const [, op, path, value] = /^(\S+) (\S*)(?: (.*))?$/s.exec(text) ?? [];
  const made: Partial<Record<Member, string>> = { op: op as string, path: path as string };
  if (value !== undefined) made.value = value === "=" ? "" : value;
  return made as unknown as PatchOperation;
}

export const written = ({ op, path, value }: PatchOperation): string =>
  [op, path, ...(value === undefined ? [] : [value === "" ? "=" : value])].join(" ");

export interface Said {
  readonly operations: readonly string[];
  /** `severity id path` */
  readonly findings: readonly string[];
}

const said = (result: ReturnType<typeof diff>): Said => ({
  operations: result.patchOperations.map(written),
  findings: result.findings.map(({ id, severity, path }) => `${severity} ${id} ${path}`),
});

export function differs(kind: Kind, before: object, after: object, options = {}): Said {
  return said(diff(kind, before as Resources[Kind], after as Resources[Kind], options));
}

export function undoes(kind: Kind, before: object, ...operations: readonly string[]): Said {
  return said(invertPatch(kind, before as Resources[Kind], operations.map(operation)));
}

export function applies(
  kind: Kind,
  before: object,
  operations: readonly string[],
  options: ApplyOptions = {},
): object {
  return applyPatch(kind, before as Resources[Kind], operations.map(operation), options);
}

/** The refusal of a list as `name: text`, or the object that it led to. */
export function refuses(
  kind: Kind,
  before: object,
  operations: readonly string[],
  options: ApplyOptions = {},
): unknown {
  try {
    return applies(kind, before, operations, options);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return `${error.name}: ${error.message}`;
  }
}

export function checks(kind: Kind, operations: readonly string[], current?: object): readonly string[] {
  const options = current === undefined ? {} : { current: current as Resources[Kind] };
  return checkPatch(kind, operations.map(operation), options).map(
    ({ id, severity, path }) => `${severity} ${id} ${path}`,
  );
}
