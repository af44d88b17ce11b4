import { InputError } from "../common/errors.js";
import { type Dictionary, get } from "../common/own.js";
import { alike } from "./alike.js";
import { isEnvelope } from "./forms.js";
import { grammars } from "./grammar/index.js";
import type { Kind } from "./grammar/resources.js";
import type { Row } from "./grammar/row-types.js";
import type { KindGrammar } from "./grammar/types.js";
import { NOTICES, type Notice } from "./notices.js";
import { shapeOf } from "./shapes/index.js";
import type { SameUnder } from "./shapes/keys.js";
import { PHASE, type Phase, type Shape } from "./shapes/shape.js";

/**
 * A row as the engines use it. A class, so that all are of one form: what is read of them in every diff is read sooner.
 * What every member of an object is asked comes first, and what only those that differ are asked behind it: a processor
 * fetches that much at once.
 */
export class CompiledRow {
  readonly member: string;
  /** The row of the member that came behind this one in the last object: a guess, for comparisons alone. */
  next: CompiledRow;
  /** The bits of the row's steps, in a mark of what differs. */
  bits = 0;
  /** The shape's functions that a diff calls, at hand. */
  readonly under: SameUnder<Row> | undefined;
  readonly differences: Shape["differences"] | undefined;
  readonly same: Shape["same"];
  readonly emit: Shape["emit"];
  readonly row: Row;
  /** Whether two values are the same depends on other members of the resource. */
  readonly looks: boolean;
  /** The keys of the row's maps are numbers. */
  readonly listed: boolean;
  /** The row's values are compared as data. */
  readonly isData: boolean;
  /** The member is kept where the desired object lacks it. */
  readonly kept: boolean;
  readonly shape: Shape;

  constructor(member: string, row: Row) {
    const shape = shapeOf(row);
    this.member = member;
    this.next = this;
    this.under = shape.under?.(row);
    this.differences = shape.differences;
    this.same = shape.same;
    this.emit = shape.emit;
    this.row = row;
    this.looks = looks(row);
    this.listed = shape.listed === true;
    this.isData = shape.isData === true;
    this.kept = row.shape === "scalar" && row.absentKeeps !== undefined;
    this.shape = shape;
  }
}

/** A row writes in a phase. */
export interface Step {
  readonly row: CompiledRow;
  readonly phase: Phase;
}

export interface Compiled {
  readonly grammar: KindGrammar;
  readonly rows: readonly CompiledRow[];
  readonly byMember: ReadonlyMap<string, CompiledRow>;
  /** By the first token of the path, which is not always the member's name. */
  readonly byToken: ReadonlyMap<string, CompiledRow>;
  /** The row that has the paths which no other row has a claim to. */
  readonly fallback: CompiledRow | undefined;
  /** Who writes in which phase, in the order of a list: bit n of a mark stands for step n. */
  readonly steps: readonly Step[];
  /** What is said of a change beside its operations, and the bits of the members that it looks at. */
  readonly notices: readonly { readonly bits: number; readonly say: Notice["say"] }[];
  readonly noticeBits: number;
  /** Members that no operation clears: what a desired object lacks of them is as it was, for rules that look there. */
  readonly staying: readonly string[];
  readonly stayingBits: number;
  /** The bits of a type that no operation sets. */
  readonly putTypeBits: number;
  /** A member that is an object's address or a changed type: what the rows of other members may look at. */
  readonly isEnvelope: (member: string) => boolean;
  /** No member's row: what stands before the first one. */
  readonly start: CompiledRow;
}

const firstToken = (path: string): string => path.split("/")[1] as string;

/** The rows by the first token of their paths, other spellings and paths without a member included. */
function tokens(grammar: KindGrammar, rows: readonly CompiledRow[]): Map<string, CompiledRow> {
  const found = new Map<string, CompiledRow>();
  for (const row of rows) {
    for (const { path } of [row.row, ...(row.row.aliases ?? [])]) found.set(firstToken(path), row);
  }
  for (const row of grammar.noMembers ?? []) {
    // No bits: such a row is in no object, and so in no comparison.
    found.set(firstToken(row.path), new CompiledRow("", alike(row)));
  }
  return found;
}

/** The shapes whose `same` looks at nothing but the two values. */
const BY_THEMSELVES: ReadonlySet<Row["shape"]> = new Set(["map", "set", "fixed", "lens", "single"]);

/** Does a comparison of the row look at other members of the resource? */
function looks(row: Row): boolean {
  if (row.shape !== "scalar") return !BY_THEMSELVES.has(row.shape);
  const { serverDefault } = row;
  const always =
    serverDefault === undefined || ("value" in serverDefault && serverDefault.holds === undefined);
  return row.ignored !== undefined || row.equality !== undefined || !always;
}

function compile(grammar: KindGrammar): Compiled {
  const rows = Object.entries(grammar.members as Record<string, Row>).map(
    ([member, row]) => new CompiledRow(member, alike(row)),
  );
  const steps: Step[] = [];
  for (const phase of Object.values(PHASE)) {
    for (const row of rows.filter(({ row, shape }) => shape.phases(row).includes(phase))) {
      row.bits |= 1 << steps.length;
      steps.push({ row, phase });
    }
  }
  // Marks are numbers of 32 bits.
  if (steps.length > 32) throw new Error(`${grammar.kind} has more than 32 steps`);
  const bitsOf = (members: readonly string[]): number =>
    rows.reduce((bits, row) => (members.includes(row.member) ? bits | row.bits : bits), 0);
  const staying = rows.flatMap(({ member, row }) =>
    row.shape === "scalar" && row.clear.by === "nothing" ? [member] : [],
  );
  const notices = (NOTICES[grammar.kind] ?? []).map(({ members, say }) => ({ bits: bitsOf(members), say }));
  const fallback = rows.find(({ row }) => row.shape === "entries" && row.fallback !== undefined);
  return {
    grammar,
    rows,
    byMember: new Map(rows.map((row) => [row.member, row])),
    byToken: tokens(
      grammar,
      rows.filter((row) => row !== fallback),
    ),
    fallback,
    steps,
    notices,
    noticeBits: notices.reduce((all, { bits }) => all | bits, 0),
    staying,
    stayingBits: bitsOf(staying),
    putTypeBits: rows.find(({ member, row }) => member === "type" && row.shape === "fixed")?.bits ?? 0,
    isEnvelope: (member) => isEnvelope(grammar.kind, member),
    start: new CompiledRow("", (rows[0] as CompiledRow).row),
  };
}

const cache = new Map<string, Compiled>();
let last: Compiled | undefined;

/**
 * The grammar of a kind, ready for use.
 *
 * @throws InputError where there is no such kind.
 */
export function compiledFor(kind: Kind): Compiled {
  // Calls for one kind come in quantities.
  if (last !== undefined && last.grammar.kind === kind) return last;
  const known = cache.get(kind);
  if (known !== undefined) {
    last = known;
    return known;
  }
  const grammar = get(grammars as unknown as Dictionary<KindGrammar>, kind);
  if (grammar === undefined) {
    throw new InputError(
      `there is no kind ${String(kind)}; the kinds are ${Object.keys(grammars).join(", ")}`,
    );
  }
  const compiled = compile(grammar);
  cache.set(kind, compiled);
  return compiled;
}
