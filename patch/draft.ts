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
  const shown = resource.responseTransferMode !== "STREAM" && typeof own === "number" ? own : 0;
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

/** The list that a diff is writing, and what there is to say about it. */
export class Draft {
  readonly patchOperations: PatchOperation[] = [];
  readonly findings: Finding[] = [];
  private ceiling: number | undefined;
  private made: Readonly<Dictionary> | undefined;

  constructor(
    readonly current: Readonly<Dictionary>,
    readonly desired: Readonly<Dictionary>,
    readonly options: DiffOptions,
    private readonly kind: { readonly staying: readonly string[]; readonly typeIsPut: boolean },
  ) {}

  /** The object that the list leads to, as far as rules look at it: what nothing clears is as it was. */
  private get result(): Readonly<Dictionary> {
    if (this.made === undefined) {
      let made: Dictionary | undefined;
      for (const member of this.kind.staying) {
        const wanted = this.desired[member];
        const was = this.current[member];
        if ((wanted !== undefined && wanted !== null) || was === undefined || was === null) continue;
        made ??= { ...this.desired };
        made[member] = was;
      }
      this.made = made ?? this.desired;
    }
    return this.made;
  }

  say(id: PatchFindingId, path: string, values?: FindingValues, extras?: FindingExtras): void {
    this.findings.push(finding(id, path, values, extras));
  }

  /** Is this value one that AWS takes? What it breaks is said as a finding. */
  accepts(rules: readonly Check[] | undefined, text: string, path: string, key?: string): boolean {
    if (rules === undefined) return true;
    this.ceiling ??= timeoutCeiling(this.current, this.options.maxTimeoutMillis);
    const context = { maxTimeoutMillis: this.ceiling, ...(key === undefined ? {} : { key }) };
    const broken = firstBroken(rules, text, { resource: this.result, ...context });
    if (broken !== undefined) {
      this.say(broken.check.finding, path, { path, text, ...broken.values });
      return false;
    }
    const patched = this.typeAsPatched();
    if (patched === undefined || firstBroken(rules, text, { resource: patched, ...context }) === undefined)
      return true;
    this.needsType(path);
    return false;
  }

  /** The value is for the new type, and no operation sets the type. */
  needsType(path: string): void {
    this.say("needs-type-first", path, { path, type: show(this.desired.type) });
  }

  /** Where the type is to change: the desired object with the type that it has until it is put. */
  private typeAsPatched(): Readonly<Dictionary> | undefined {
    const { type } = this.current;
    if (!this.kind.typeIsPut) return undefined;
    if (type === undefined || type === null || type === this.desired.type) return undefined;
    return { ...this.result, type };
  }

  /** Writes an operation that the row takes; `pointer` is the member that it changes, where that is not its path. */
  write(
    row: OperationRow | undefined,
    op: OperationName,
    path: string,
    value?: string,
    pointer: string = path,
  ): void {
    if (row === undefined) {
      this.say("cannot-clear", pointer, { path: pointer });
    } else if (row.listed === false && this.options.documentedOnly === true) {
      this.say("left-out-undocumented", pointer, { path: pointer });
    } else {
      this.patchOperations.push(value === undefined ? { op, path } : { op, path, value });
    }
  }
}
