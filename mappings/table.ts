/** The tables of the mappings: a row a member and direction, with the rule that it stands for. */
import { lowestBit } from "../common/bits.js";
import type { Evidence } from "../common/evidence.js";
import type { Dictionary } from "../common/own.js";
import type { MappingFindingId } from "./findings.js";
import type {
  Direction,
  Protocol,
  ToHttpOptions,
  ToV1Allowance,
  ToV1Options,
  ToV2Allowance,
} from "./model.js";

/**
 * How a member crosses. `exact`: same value, same or another name. `transformed`: the value is written otherwise.
 * `conditional`: depends on other members. `lossy`: something may be lost, and a finding says what. `none`: the other
 * side has no such member. `constant`: the other side needs it, and nothing on this side says it. `assigned`: the
 * service answers it and nobody sets it.
 */
export type RowClass = "exact" | "transformed" | "conditional" | "lossy" | "none" | "constant" | "assigned";

/** Options of a conversion, apart from the protocol, which is the table's. */
export type ExampleOptions = Partial<Omit<ToHttpOptions, "allow" | "protocol">> &
  Partial<Omit<ToV1Options, "allow" | "protocol">> & {
    readonly allow?: readonly (ToV2Allowance | ToV1Allowance)[];
  };

/** A conversion written by hand: a base, what is changed of it, and what that changes of the result. */
export interface Example {
  /** The name of a base of the table. */
  readonly on: string;
  /** Members of the input; `undefined` takes one of the base away. */
  readonly given?: Dictionary;
  /** The input's integration responses, on the way to v1. */
  readonly givenResponses?: readonly Dictionary[];
  readonly options?: ExampleOptions;
  /** Members of the output; `undefined` takes one of the base away. */
  readonly gives?: Dictionary;
  readonly givesResponses?: readonly Dictionary[];
  /**
   * Findings besides the base's: id, severity where it is not the catalogue's, and pointer. `-id pointer` says that the
   * base's is not there.
   */
  readonly told?: readonly string[];
}

/** A whole conversion that examples change. */
export interface Base {
  readonly given: Dictionary;
  readonly gives: Dictionary;
  readonly told?: readonly string[];
}

export interface Row<Rule> {
  readonly class: RowClass;
  /** What happens, for people. */
  readonly rule: string;
  readonly evidence: Evidence;
  /** What the rule may have to say. */
  readonly findings: readonly MappingFindingId[];
  readonly examples: readonly Example[];
  readonly apply?: Rule;
}

/** The row of a member that is read. */
export interface SourceRow<Target extends string, Rule> extends Row<Rule> {
  /** The members that it may become. */
  readonly to: readonly Target[];
  /** The rule has something to do even where the member is absent. */
  readonly always?: true;
}

/** The rows of some members that are read: a part of a table. */
export type SourceRows<Source extends string, Target extends string, Rule> = Readonly<
  Record<Source, SourceRow<Target, Rule>>
>;

/** A member of the other side: its own row, or the members whose rows fill it. */
export type TargetRow<Source extends string, Rule> = Row<Rule> | { readonly filledBy: readonly Source[] };

export interface Table<Source extends string, Target extends string, Rule> {
  readonly object: "Integration" | "IntegrationResponse";
  readonly protocol: Protocol;
  readonly direction: Direction;
  readonly bases: Readonly<Record<string, Base>>;
  /** In the order in which they are applied. */
  readonly source: SourceRows<Source, Target, Rule>;
  readonly target: Readonly<Record<Target, TargetRow<Source, Rule>>>;
}

export type AnyTable = Table<string, string, unknown>;

export function isFilled(row: TargetRow<string, unknown>): row is { readonly filledBy: readonly string[] } {
  return "filledBy" in row;
}

/** The rules of a table, in their order: those of the members that are read, then those of the others. */
export function rulesOf<Rule>(
  table: Table<never, never, Rule> | Table<string, string, Rule>,
): readonly Rule[] {
  const { source, target } = table as Table<string, string, Rule>;
  const rows: Row<Rule>[] = Object.values(source);
  for (const row of Object.values(target)) if (!isFilled(row)) rows.push(row as Row<Rule>);
  return rows.flatMap((row) => (row.apply === undefined ? [] : [row.apply]));
}

/** The rules of a table, of which those are applied that have something to do. */
export interface Steps<Rule> {
  /** By the places of their bits, from the lowest on: the members', then those of the other side. */
  readonly rules: readonly Rule[];
  /** The bits of the rules that have something to do whatever is there. */
  readonly always: number;
}

const NOTHING_TO_DO = (): void => undefined;

/** @param bits of the members, from 1 on in the order of the table. */
export function stepsOf<Source extends string, Target extends string, Rule>(
  { source, target }: Table<Source, Target, Rule>,
  bits: Readonly<Record<Source, number>>,
): Steps<Rule> {
  const rules: Rule[] = [];
  let always = 0;
  for (const member of Object.keys(source) as Source[]) {
    const row = source[member];
    rules[lowestBit(bits[member])] = row.apply ?? (NOTHING_TO_DO as Rule);
    if (row.always === true) always |= bits[member];
  }
  for (const row of Object.values<TargetRow<Source, Rule>>(target)) {
    if (isFilled(row) || row.apply === undefined) continue;
    always |= 1 << rules.length;
    rules.push(row.apply);
  }
  return { rules, always };
}

/** One row as the public table has it: plain data, without the rule's function. */
export interface MappingRow {
  readonly object: "Integration" | "IntegrationResponse";
  readonly protocol: Protocol;
  readonly direction: Direction;
  /** Members of the v1 object. */
  readonly v1: readonly string[];
  /** Members of the v2 object. */
  readonly v2: readonly string[];
  readonly class: RowClass;
  readonly rule: string;
  readonly evidence: Evidence;
  readonly findings: readonly MappingFindingId[];
  readonly examples: readonly Example[];
}

/** A table's rows as plain data. */
export function rowsOf(table: AnyTable): readonly MappingRow[] {
  const { object, protocol, direction } = table;
  const isToV2 = direction === "toV2";
  const plain = (row: Row<unknown>, from: readonly string[], to: readonly string[]): MappingRow => ({
    object,
    protocol,
    direction,
    v1: isToV2 ? from : to,
    v2: isToV2 ? to : from,
    class: row.class,
    rule: row.rule,
    evidence: row.evidence,
    findings: row.findings,
    examples: row.examples,
  });
  return [
    ...Object.entries(table.source).map(([member, row]) => plain(row, [member], row.to)),
    ...Object.entries(table.target).flatMap(([member, row]) =>
      isFilled(row) ? [] : [plain(row, [], [member])],
    ),
  ];
}
