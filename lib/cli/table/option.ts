import { SEVERITIES } from "../../../common/findings.js";

/** An option of a command. `flag` takes no value, `list` may be given again. */
export interface OptionRow {
  readonly type: "flag" | "text" | "integer" | "list";
  readonly summary: string;
  /** What the value is, for people: `FILE`. */
  readonly value?: string;
  /** The values that are taken; a function where finding them loads something. */
  readonly choices?: readonly string[] | (() => Promise<readonly string[]>);
  readonly default?: string;
  readonly short?: string;
  /** Options that belong together have one heading in the help. */
  readonly group?: string;
  /** The flag that this option belongs to: without it, it would do nothing. */
  readonly needs?: string;
  /** The flag that this option says nothing for. */
  readonly excludes?: string;
  /**
   * What becomes of the file that it names. What is `read` may not be written in the same run; what is `replaced` is read
   * and may well be.
   */
  readonly file?: "read" | "written" | "replaced";
}

export type OptionTable = Readonly<Record<string, OptionRow>>;

type OneOf<R> = R extends { readonly choices: readonly (infer C)[] } ? C : string;

type Value<R> = R extends { readonly type: "flag" }
  ? boolean
  : R extends { readonly type: "list" }
    ? readonly string[]
    : R extends { readonly type: "integer" }
      ? number | undefined
      : R extends { readonly default: string }
        ? OneOf<R>
        : OneOf<R> | undefined;

export type Values<T extends OptionTable> = { readonly [N in keyof T]: Value<T[N]> };

/** Taken by every command. */
export const GLOBAL_OPTIONS = {
  help: { type: "flag", short: "h", summary: "show this help" },
} as const satisfies OptionTable;

export const KIND = {
  type: "text",
  value: "KIND",
  summary: "the kind of resource",
  choices: async () => Object.keys((await import("../../../patch/grammar/index.js")).grammars),
} as const satisfies OptionRow;

export const FAIL_ON = {
  type: "text",
  value: "SEVERITY",
  summary: "exit 3 on a finding of this severity or above",
  choices: SEVERITIES,
  default: "error",
} as const satisfies OptionRow;

export const MAX_TIMEOUT = {
  type: "integer",
  value: "MS",
  summary: "the longest timeout of a buffered integration, after a quota increase",
} as const satisfies OptionRow;

export const ASSUME = {
  type: "list",
  value: "NAME=VALUE",
  summary: "settle what no source settles, for instance atomic=false; `patchway explain NAME` tells more",
} as const satisfies OptionRow;

export const PROTOCOL = {
  type: "text",
  value: "PROTOCOL",
  summary: "the protocol of the API Gateway V2 API",
  choices: ["http", "websocket"],
} as const satisfies OptionRow;

/** What is printed; the first of the choices where it is left out. */
export const format = <const C extends readonly [string, ...string[]]>(choices: C) =>
  ({
    type: "text",
    value: "FORMAT",
    summary: "what to print",
    choices,
    default: choices[0],
  }) as const satisfies OptionRow;
