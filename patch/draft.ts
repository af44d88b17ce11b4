import {
  type Finding,
  type FindingExtras,
  type FindingValues,
  makeSaid,
  type Saying,
} from "../common/findings.js";
import type { Dictionary } from "../common/own.js";
import { escapeToken } from "../common/pointer.js";
import { show } from "../common/show.js";
import type { Comparison } from "./compare.js";
import { finding, type PatchFindingId } from "./findings.js";
import type { OperationName, PatchOperation } from "./grammar/resources.js";
import type { Check, CheckContext, OperationRow } from "./grammar/types.js";
import { firstBroken, timeoutCeiling } from "./judge.js";
import { withAnother } from "./shapes/keys.js";
import { isNothing } from "./shapes/shape.js";

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
export class Draft implements CheckContext {
  private written: PatchOperation[] | undefined = undefined;
  private said: Finding[] | undefined = undefined;
  /** The key that is judged next, or whose value is. */
  key: string | undefined = undefined;
  private result: Readonly<Dictionary> | undefined = undefined;
  /** The same with the type that the object has until it is put, where that is to change. */
  private unmoved: Readonly<Dictionary> | undefined = undefined;
  private spot: Spot | undefined = undefined;
  /** What a shape that writes in several phases found out in the last one of a row: for the shape alone. */
  writing: unknown = undefined;

  constructor(
    /** What a shape that compares takes for the whole. */
    readonly found: Comparison,
    readonly options: DiffOptions,
  ) {}

  get patchOperations(): PatchOperation[] {
    this.written ??= [];
    return this.written;
  }

  get findings(): Finding[] {
    this.said ??= [];
    return this.said;
  }

  get current(): Readonly<Dictionary> {
    return this.found.current;
  }

  /** The desired object, with what it takes over from the current one. */
  get desired(): Readonly<Dictionary> {
    return this.found.resource;
  }

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

  /** Is there an operation below a path already? */
  hasBelow(path: string): boolean {
    const start = `${this.spot?.path ?? ""}${path}/`;
    return this.patchOperations.some((operation) => operation.path.startsWith(start));
  }

  say(id: PatchFindingId, path: string, values?: FindingValues, extras?: FindingExtras): void {
    const { spot } = this;
    if (spot === undefined) {
      this.said = withAnother(this.said, finding(id, path, values, extras));
      return;
    }
    const at = spot.pointer + path;
    const whole = values?.path === path ? { ...values, path: at } : values;
    this.said = withAnother(this.said, finding(id, at, whole, extras));
  }

  /** Says what is said in the same words whenever it is said. */
  repeat(saying: Saying): void {
    if (this.spot === undefined) this.said = withAnother(this.said, makeSaid(saying));
    else this.say(saying.id as PatchFindingId, saying.path, saying.values);
  }

  /** The ceiling of buffered timeouts, in milliseconds: for rules. */
  get maxTimeoutMillis(): number {
    return timeoutCeiling(this.found.current, this.options.maxTimeoutMillis);
  }

  /** The object that the list leads to, as far as rules look at it: what nothing clears is as it was. */
  get resource(): Readonly<Dictionary> {
    this.result ??= this.makeResult();
    return this.result;
  }

  /** Is this value one that AWS takes? What it breaks is said as a finding. */
  accepts(rules: readonly Check[] | undefined, text: string, path: string, key?: string): boolean {
    if (rules === undefined) return true;
    this.key = key;
    const broken = firstBroken(rules, text, this);
    if (broken !== undefined) {
      this.say(broken.check.finding, path, { path, text, ...broken.values });
      return false;
    }
    if (this.found.typeMoves && !this.acceptsBefore(rules, text, path)) return false;
    return true;
  }

  /** Does AWS take the value until the type is put? */
  private acceptsBefore(rules: readonly Check[], text: string, path: string): boolean {
    const { type } = this.found.current;
    if (isNothing(type) || type === this.resource.type) return true;
    this.unmoved ??= { ...this.resource, type };
    const { key, maxTimeoutMillis, unmoved: resource } = this;
    if (firstBroken(rules, text, { key, maxTimeoutMillis, resource }) === undefined) return true;
    this.needsType(path);
    return false;
  }

  /** The value is for the new type, and no operation sets the type. */
  needsType(path: string): void {
    this.say("needs-type-first", path, { path, type: show(this.desired.type) });
  }

  private makeResult(): Readonly<Dictionary> {
    const { current, desired, found } = this;
    let made: Dictionary | undefined;
    for (const member of found.staying) {
      const wanted = desired[member];
      const was = current[member];
      if (!isNothing(wanted) || isNothing(was)) continue;
      made ??= { ...desired };
      made[member] = was;
    }
    return made ?? desired;
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
    this.written = withAnother(this.written, operation);
    return true;
  }

  private sayUnwritten(id: "cannot-clear" | "left-out-undocumented", pointer: string): false {
    this.say(id, pointer, { path: pointer });
    return false;
  }
}
