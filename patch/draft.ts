import type { Finding, FindingExtras, FindingValues } from "../common/findings.js";
import type { Dictionary } from "../common/own.js";
import { escapeToken } from "../common/pointer.js";
import { show } from "../common/show.js";
import { finding, type PatchFindingId } from "./findings.js";
import type { Check, OperationName, OperationRow, PatchOperation } from "./grammar/types.js";
import { firstBroken, Judge } from "./judge.js";

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

/** Where an entry or an item stands: in the paths of operations, and in the object. */
export class Spot {
  constructor(
    readonly path: string,
    private readonly holder: string,
    private readonly key: string,
    private readonly outer: Spot | undefined,
  ) {}

  /** Put together where something is said, which is seldom. */
  get pointer(): string {
    return `${this.outer?.pointer ?? ""}${this.holder}/${escapeToken(this.key)}`;
  }
}

/** The list that a diff is writing, and what there is to say about it. */
export class Draft {
  readonly patchOperations: PatchOperation[] = [];
  readonly findings: Finding[] = [];
  private judge: Judge | undefined = undefined;
  /** Where the type is to change: judges by the type that the object has until it is put. */
  private patched: Judge | undefined = undefined;
  private spot: Spot | undefined = undefined;
  /** What a shape that writes in several phases found out in the last one of a row: for the shape alone. */
  writing: unknown = undefined;

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
   * @param holder the pointer of the map or list that it stands in, under `key`
   * @returns where it was, for `leave`
   */
  enter(path: string, holder: string, key: string): Spot | undefined {
    const outer = this.spot;
    this.spot = new Spot(outer === undefined ? path : outer.path + path, holder, key, outer);
    return outer;
  }

  leave(outer: Spot | undefined): void {
    this.spot = outer;
  }

  /** The desired object, for shapes that compare. */
  get resource(): Readonly<Dictionary> {
    return this.desired;
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
    const judge = this.judge ?? this.makeJudges();
    judge.key = key;
    const broken = firstBroken(rules, text, judge);
    if (broken !== undefined) {
      this.say(broken.check.finding, path, { path, text, ...broken.values });
      return false;
    }
    return this.patched === undefined || this.acceptsBefore(this.patched, rules, text, path, key);
  }

  /** Does AWS take the value until the type is put? */
  private acceptsBefore(
    patched: Judge,
    rules: readonly Check[],
    text: string,
    path: string,
    key: string | undefined,
  ): boolean {
    patched.key = key;
    if (firstBroken(rules, text, patched) === undefined) return true;
    this.needsType(path);
    return false;
  }

  /** The value is for the new type, and no operation sets the type. */
  needsType(path: string): void {
    this.say("needs-type-first", path, { path, type: show(this.desired.type) });
  }

  /** The object that the list leads to, as far as rules look at it: what nothing clears is as it was. */
  get result(): Readonly<Dictionary> {
    return (this.judge ?? this.makeJudges()).resource;
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

  private makeJudges(): Judge {
    const { current, desired, options } = this;
    const result = this.makeResult();
    const judge = new Judge(result, current, options.maxTimeoutMillis);
    this.judge = judge;
    if (this.typeMoves) {
      const { type } = current;
      if (type !== undefined && type !== null && type !== desired.type)
        this.patched = new Judge({ ...result, type }, current, options.maxTimeoutMillis);
    }
    return judge;
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
    pointer?: string,
  ): boolean {
    if (row === undefined || (row.listed === false && this.options.documentedOnly === true)) {
      return this.sayUnwritten(row === undefined ? "cannot-clear" : "left-out-undocumented", pointer ?? path);
    }
    const at = this.spot === undefined ? path : this.spot.path + path;
    const operation: PatchOperation = value === undefined ? { op, path: at } : { op, path: at, value };
    this.patchOperations.push(operation);
    return true;
  }

  private sayUnwritten(id: "cannot-clear" | "left-out-undocumented", pointer: string): false {
    this.say(id, pointer, { path: pointer });
    return false;
  }
}
