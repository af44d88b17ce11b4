import type { Finding, FindingExtras, FindingValues } from "../common/findings.js";
import type { Dictionary } from "../common/own.js";
import { show } from "../common/show.js";
import { finding, type PatchFindingId } from "./findings.js";
import { TIMEOUT_MAX } from "./grammar/checks.js";
import type { Check, CheckContext, OperationName, OperationRow, PatchOperation } from "./grammar/types.js";

export interface DiffOptions {
  /** What a member that the desired object lacks means: `reset` (the default) or `keep`. `null` always clears. */
  readonly absent?: "reset" | "keep";
  /** Leave out operations on paths that AWS's table does not list. */
  readonly documentedOnly?: boolean;
  /** The ceiling of buffered timeouts after a quota increase, in milliseconds. */
  readonly maxTimeoutMillis?: number;
  /** What `cacheNamespace: null` resets to. */
  readonly resourceId?: string;
}

/** The ceiling that holds for an object: the default, what the caller says, or what the object shows was raised. */
export function timeoutCeiling(resource: Readonly<Dictionary>, stated?: number): number {
  const own = resource.timeoutInMillis;
  if (typeof own !== "number" || own <= TIMEOUT_MAX) return Math.max(TIMEOUT_MAX, stated ?? 0);
  const shown = resource.responseTransferMode === "STREAM" ? 0 : own;
  return Math.max(TIMEOUT_MAX, stated ?? 0, shown);
}

/** The first of the checks that a value breaks. */
export function firstBroken(
  rules: readonly Check[] | undefined,
  text: string,
  context: CheckContext,
): { check: Check; values: FindingValues } | undefined {
  if (rules === undefined) return undefined;
  for (const check of rules) {
    const values = check.broken(text, context);
    if (values !== undefined) return { check, values };
  }
  return undefined;
}

/** What the values of one diff are judged by. */
interface Bounds {
  readonly maxTimeoutMillis: number;
  readonly result: Readonly<Dictionary>;
  /** Where the type is to change: the result with the type that it has until it is put. */
  readonly patched: Readonly<Dictionary> | undefined;
}

/** Spelled out, because spreading what is optional takes several times as long as the checks. */
function contextOf(
  resource: Readonly<Dictionary>,
  maxTimeoutMillis: number,
  key: string | undefined,
): CheckContext {
  return key === undefined ? { resource, maxTimeoutMillis } : { resource, maxTimeoutMillis, key };
}

/** Where an entry or an item stands: in the paths of operations, and in the object. */
export interface Spot {
  readonly path: string;
  readonly pointer: string;
}

/** The list that a diff is writing, and what there is to say about it. */
export class Draft {
  readonly patchOperations: PatchOperation[] = [];
  readonly findings: Finding[] = [];
  private bounds: Bounds | undefined;
  private spot: Spot | undefined;

  constructor(
    readonly current: Readonly<Dictionary>,
    readonly desired: Readonly<Dictionary>,
    readonly options: DiffOptions,
    /** Members that no operation clears, where the desired object lacks one. */
    private readonly staying: readonly string[],
    /** Is the type another one, and no operation sets it? */
    private readonly typeMoves: boolean,
  ) {}

  /**
   * Goes to an entry or an item: the paths and pointers that are written and said from here on are relative to it.
   *
   * @returns where it was, for `leave`
   */
  enter(path: string, pointer: string): Spot | undefined {
    const outer = this.spot;
    this.spot =
      outer === undefined ? { path, pointer } : { path: outer.path + path, pointer: outer.pointer + pointer };
    return outer;
  }

  leave(outer: Spot | undefined): void {
    this.spot = outer;
  }

  /** Is there an operation below a path already? */
  hasBelow(path: string): boolean {
    const start = `${this.spot?.path ?? ""}${path}/`;
    return this.patchOperations.some((operation) => operation.path.startsWith(start));
  }

  say(id: PatchFindingId, path: string, values?: FindingValues, extras?: FindingExtras): void {
    const { spot } = this;
    if (spot === undefined) {
      this.findings.push(finding(id, path, values, extras));
      return;
    }
    const at = spot.pointer + path;
    const whole = values?.path === path ? { ...values, path: at } : values;
    this.findings.push(finding(id, at, whole, extras));
  }

  /** Is this value one that AWS takes? What it breaks is said as a finding. */
  accepts(rules: readonly Check[] | undefined, text: string, path: string, key?: string): boolean {
    if (rules === undefined) return true;
    this.bounds ??= this.makeBounds();
    const { maxTimeoutMillis, result, patched } = this.bounds;
    const broken = firstBroken(rules, text, contextOf(result, maxTimeoutMillis, key));
    if (broken !== undefined) {
      this.say(broken.check.finding, path, { path, text, ...broken.values });
      return false;
    }
    if (patched === undefined) return true;
    if (firstBroken(rules, text, contextOf(patched, maxTimeoutMillis, key)) === undefined) return true;
    this.needsType(path);
    return false;
  }

  /** The value is for the new type, and no operation sets the type. */
  needsType(path: string): void {
    this.say("needs-type-first", path, { path, type: show(this.desired.type) });
  }

  /** The object that the list leads to, as far as rules look at it: what nothing clears is as it was. */
  get result(): Readonly<Dictionary> {
    this.bounds ??= this.makeBounds();
    return this.bounds.result;
  }

  private makeResult(): Readonly<Dictionary> {
    let made: Dictionary | undefined;
    for (const member of this.staying) {
      const wanted = this.desired[member];
      const was = this.current[member];
      if ((wanted !== undefined && wanted !== null) || was === undefined || was === null) continue;
      made ??= { ...this.desired };
      made[member] = was;
    }
    return made ?? this.desired;
  }

  private makeBounds(): Bounds {
    const maxTimeoutMillis = timeoutCeiling(this.current, this.options.maxTimeoutMillis);
    const result = this.makeResult();
    if (!this.typeMoves) return { maxTimeoutMillis, result, patched: undefined };
    const { type } = this.current;
    const moves = type !== undefined && type !== null && type !== this.desired.type;
    return { maxTimeoutMillis, result, patched: moves ? { ...result, type } : undefined };
  }

  /**
   * Writes an operation that the row takes, or says that there is none to write; `pointer` is the member that it changes,
   * where that is not its path.
   */
  write(
    row: OperationRow | undefined,
    op: OperationName,
    path: string,
    value?: string,
    pointer: string = path,
  ): boolean {
    if (row === undefined) {
      this.say("cannot-clear", pointer, { path: pointer });
      return false;
    }
    if (row.listed === false && this.options.documentedOnly === true) {
      this.say("left-out-undocumented", pointer, { path: pointer });
      return false;
    }
    const at = this.spot === undefined ? path : this.spot.path + path;
    this.patchOperations.push(value === undefined ? { op, path: at } : { op, path: at, value });
    return true;
  }
}
