/** What a batch can be told, in tables: a slip is an error at the call, before a line is read or a thread begins. */
import { InputError } from "../../common/errors.js";
import { type Dictionary, isObject } from "../../common/own.js";
import { describe } from "../../common/show.js";
import { TO_V1_ALLOWANCES, TO_V2_ALLOWANCES } from "../../mappings/model.js";
import { ASSUMPTIONS, type Assumptions } from "../../patch/assumptions.js";
import { grammars } from "../../patch/grammar/index.js";
import type { Context } from "../../patch/session.js";
import { type LinesOptions, MOST_JOBS } from "./lines.js";
import {
  faultOf,
  flag,
  listOf,
  method,
  type OptionRow,
  type OptionRows,
  object,
  objectOf,
  oneOf,
  refused,
  statuses,
  text,
  textMap,
  whole,
} from "./option-rows.js";
import type { BatchCommand, TaskOptions } from "./tasks/index.js";
import type { Meeting } from "./tasks/meeting.js";

/** A row for each option that there is: one that is new does not compile without. */
type RowsOf<T> = { readonly [N in keyof Required<T>]: OptionRow };

const LINES: RowsOf<LinesOptions> = {
  jobs: whole(1, MOST_JOBS),
  maxLineBytes: whole(1),
  threadsFrom: whole(0),
  onError: { is: "a function", takes: (value) => typeof value === "function" },
  signal: method("an AbortSignal", "throwIfAborted"),
};

const KIND = oneOf(...Object.keys(grammars));
const PROTOCOL = oneOf("HTTP", "WEBSOCKET");
const TIMEOUT = whole(1);

const MEETING: RowsOf<Omit<Meeting, "allow">> = {
  routeKey: text,
  vpcLinks: textMap,
  listeners: textMap,
  statusCodes: statuses,
  region: text,
  hosts: textMap,
};

const ALLOW = {
  v1: listOf(oneOf(...TO_V1_ALLOWANCES)),
  v2: listOf(oneOf(...TO_V2_ALLOWANCES)),
  either: listOf(oneOf(...new Set([...TO_V2_ALLOWANCES, ...TO_V1_ALLOWANCES]))),
} as const;

const PATCH_ONLY = refused("is for patchOperations; leave it out, or leave out options.toV2");
const V2_ONLY = refused("is for options.toV2");

const CONTEXT: RowsOf<Context> = {
  authorizers: listOf(text),
  requestValidators: listOf(text),
  deployments: listOf(text),
  resources: listOf(object),
  accountId: text,
  region: text,
  partition: text,
  maxTimeoutMillis: TIMEOUT,
};

const ASSUME = Object.fromEntries(
  Object.entries(ASSUMPTIONS).map(([name, { values }]) => [name, oneOf(...values)]),
) as RowsOf<Assumptions>;

/** What a command takes, which may depend on what else it is told. */
const TASKS: { readonly [C in BatchCommand]: (options: Readonly<Dictionary>) => RowsOf<TaskOptions[C]> } = {
  convert: ({ to }) => ({
    to: { ...oneOf("http", "websocket", "v1"), isNeeded: true },
    fromProtocol: PROTOCOL,
    ...MEETING,
    allow: to === "v1" ? ALLOW.v1 : ALLOW.v2,
  }),
  diff: ({ toV2 }) =>
    toV2 === undefined
      ? {
          kind: KIND,
          absent: oneOf("reset", "keep"),
          documentedOnly: flag,
          maxTimeoutMillis: TIMEOUT,
          resourceId: text,
          toV2: PROTOCOL,
          routeKey: V2_ONLY,
          vpcLinks: V2_ONLY,
          listeners: V2_ONLY,
          statusCodes: V2_ONLY,
          region: V2_ONLY,
          hosts: V2_ONLY,
          allow: V2_ONLY,
        }
      : {
          toV2: PROTOCOL,
          kind: oneOf("Integration"),
          absent: PATCH_ONLY,
          documentedOnly: PATCH_ONLY,
          maxTimeoutMillis: PATCH_ONLY,
          resourceId: PATCH_ONLY,
          ...MEETING,
          allow: ALLOW.v2,
        },
  patch: () => ({ kind: KIND, context: objectOf(CONTEXT), assume: objectOf(ASSUME, { isClosed: true }) }),
  check: () => ({ kind: KIND, current: object, maxTimeoutMillis: TIMEOUT }),
  translate: ({ to }) => ({
    to: oneOf("v1", "v2"),
    kind: oneOf("Integration", "IntegrationResponse"),
    protocol: PROTOCOL,
    current: object,
    ...MEETING,
    allow: to === "v1" || to === "v2" ? ALLOW[to] : ALLOW.either,
  }),
};

/** The options that a table has, each of them checked; what it has not is left out. */
function taken(options: Readonly<Dictionary>, rows: OptionRows): Dictionary {
  const result: Dictionary = {};
  for (const [name, row] of Object.entries(rows)) {
    const value = Object.hasOwn(options, name) ? options[name] : undefined;
    const fault =
      value === undefined && row.isNeeded !== true ? undefined : faultOf(`options.${name}`, row, value);
    if (fault !== undefined) throw new InputError(fault);
    if (value !== undefined) result[name] = value;
  }
  return result;
}

/**
 * The options of a batch, and those of its command: a copy, since they go to other threads.
 *
 * @throws InputError where an option is none that the command takes; it names the option and its values
 */
export function batchOptions<C extends BatchCommand>(
  command: C,
  options: unknown = {},
): { lines: LinesOptions; task: TaskOptions[C] } {
  if (!isObject(options))
    throw new InputError(`the options of a batch are an object, not ${describe(options)}`);
  const lines = taken(options, LINES) as LinesOptions;
  const task = taken(options, TASKS[command](options));
  try {
    return { lines, task: structuredClone(task) as unknown as TaskOptions[C] };
  } catch (error) {
    throw new InputError(`the options of a batch are plain data: ${(error as Error).message}`);
  }
}
