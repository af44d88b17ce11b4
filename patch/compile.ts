import { InputError } from "../common/errors.js";
import { type Dictionary, get } from "../common/own.js";
import { isEnvelope } from "./forms.js";
import { grammars } from "./grammar/index.js";
import type { Kind, KindGrammar, Row } from "./grammar/types.js";
import { NOTICES, type Notice } from "./notices.js";
import { shapeOf } from "./shapes/index.js";
import { PHASE, type Phase, type Shape } from "./shapes/shape.js";

/** A row as the engines use it. */
export interface CompiledRow {
  readonly member: string;
  readonly row: Row;
  readonly shape: Shape;
  readonly position: number;
  /** The row's bit in a mark of what differs: the one at its position. */
  readonly bit: number;
}

export interface Compiled {
  readonly grammar: KindGrammar;
  readonly rows: readonly CompiledRow[];
  /** The bits of the rows that are kept where the desired object lacks them. */
  readonly keptBits: number;
  readonly byMember: ReadonlyMap<string, CompiledRow>;
  /** By the first token of the path, which is not always the member's name. */
  readonly byToken: ReadonlyMap<string, CompiledRow>;
  /** Who writes in which phase, in the order of a list; the bits beside them, for a loop that mostly passes by. */
  readonly steps: readonly { readonly row: CompiledRow; readonly phase: Phase }[];
  readonly stepBits: Int32Array;
  /** What is said of a change beside its operations, and the bits of the members that it looks at. */
  readonly notices: readonly { readonly bits: number; readonly say: Notice["say"] }[];
  /** A member that is an object's address or a changed type: what the rows of other members may look at. */
  readonly isEnvelope: (member: string) => boolean;
}

function compile(grammar: KindGrammar): Compiled {
  const rows = Object.entries(grammar.members as Record<string, Row>).map(([member, row], position) => ({
    member,
    row,
    shape: shapeOf(row),
    position,
    bit: 1 << position,
  }));
  const steps = Object.values(PHASE).flatMap((phase) =>
    rows.filter(({ row, shape }) => shape.phases(row).includes(phase)).map((row) => ({ row, phase })),
  );
  const bitsOf = (which: (row: CompiledRow) => boolean): number =>
    rows.filter(which).reduce((bits, { bit }) => bits | bit, 0);
  return {
    grammar,
    rows,
    keptBits: bitsOf(({ row }) => row.shape === "scalar" && row.absentKeeps !== undefined),
    byMember: new Map(rows.map((row) => [row.member, row])),
    byToken: new Map(rows.map((row) => [row.row.path.split("/")[1] as string, row])),
    steps,
    stepBits: Int32Array.from(steps, ({ row }) => row.bit),
    notices: (NOTICES[grammar.kind] ?? []).map(({ members, say }) => ({
      bits: bitsOf(({ member }) => members.includes(member)),
      say,
    })),
    isEnvelope: (member) => isEnvelope(grammar.kind, member),
  };
}

const cache = new Map<string, Compiled>();

/**
 * The grammar of a kind, ready for use.
 *
 * @throws InputError where there is no such kind.
 */
export function compiledFor(kind: Kind): Compiled {
  const known = cache.get(kind);
  if (known !== undefined) return known;
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
