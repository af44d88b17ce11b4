/** What a grammar is made of beside its rows: operations, refusals, rules, and the table of a kind as a whole. */
import type { Refusal, ServiceErrorName } from "../../common/errors.js";
import type { Evidence } from "../../common/evidence.js";
import type { FindingValues } from "../../common/findings.js";
import type { Dictionary } from "../../common/own.js";
import type { AssumptionName } from "../assumptions.js";
import type { PatchFindingId } from "../findings.js";
import type { Session } from "../session.js";
import type { Place } from "../shapes/shape.js";
import type { Kind, OperationName, PatchOperation, Resources } from "./resources.js";
import type { FixedRow, Row } from "./row-types.js";

/** That an operation is taken at a path, how that is known, and what it does at the edges. */
export interface OperationRow extends Evidence {
  /** Is the path (or the container of its children) in AWS's table of patch paths? Absent means yes. */
  readonly listed?: false;
  /** The operation is taken only under this value of an assumption. */
  readonly needs?: { readonly assumption: AssumptionName; readonly value: string };
  /** For `replace`: what happens to a key or member that is not there. Absent: the assumption `replaceMissing`. */
  readonly missing?: "create" | "refuse";
  /** For `add`: what happens to a member that is there. Absent: the assumption `addExisting`. */
  readonly existing?: "overwrite";
}

export type Operations = { readonly [O in OperationName]?: OperationRow };

/** How a member is taken away again. */
export type Clear =
  /** `replace` with this text; the member is absent or at its default afterwards. */
  | { readonly by: "replace"; readonly value: string; readonly evidence: Evidence }
  /** `replace` with the server default that holds, or with another text where none does. */
  | { readonly by: "default"; readonly otherwise?: string; readonly evidence: Evidence }
  /** `remove` at the member's path. */
  | { readonly by: "remove"; readonly evidence: Evidence }
  /** No patch is known to do it, or only the removal of the object that the member belongs to. */
  | { readonly by: "nothing"; readonly whole?: true; readonly evidence: Evidence };

/** A refusal of AWS's: its name and text, `{placeholders}` included, and how it is known. */
export interface RefusalRow extends Evidence {
  readonly name: ServiceErrorName;
  readonly message: string;
}

/** AWS's answers by the operation's name. */
export type RefusalsByOperation = { readonly [O in OperationName]?: RefusalRow };

/** What a check may look at besides the value itself. */
export interface CheckContext {
  /** The object that the value belongs to: the desired one for a diff, the one at hand for the interpreter. */
  readonly resource: Readonly<Dictionary>;
  /** The key of the map or set member that is checked. */
  readonly key?: string | undefined;
  /** The account's ceiling for buffered integrations, in milliseconds. */
  readonly maxTimeoutMillis: number;
}

/** A rule that a value must meet: one row for `diff`, `checkPatch`, `checkModel` and the interpreter alike. */
export interface Check {
  readonly finding: PatchFindingId;
  /** AWS's refusal; absent where AWS takes the value and fails later. */
  readonly refusal?: RefusalRow;
  /** As much of the rule as a JSON Schema can say, for the value or the key. */
  readonly schema?: Readonly<Dictionary>;
  /** The rules that it is made of, in AWS's order: they are looked at one by one where it is broken. */
  readonly parts?: readonly Check[];
  /** The values for the finding's text where the rule is broken, `undefined` where it is met. */
  readonly broken: (text: string, context: CheckContext) => FindingValues | undefined;
}

/** A hand-written example: what `diff` says between two objects, and what `applyPatch` makes of it. */
export interface Example {
  readonly before: Readonly<Dictionary>;
  readonly after: Readonly<Dictionary>;
  readonly patchOperations: readonly PatchOperation[];
  /** The ids of the findings of `diff`, where there are any. */
  readonly findings?: readonly PatchFindingId[];
  /** What AWS holds afterwards, where one list does not lead to `after`. */
  readonly result?: Readonly<Dictionary>;
}

/**
 * How a kind words its refusals. `{path}`, `{op}` and `{from}` stand for the operation's, `{setting}` for its path less
 * the leading slash, `{paths}` for the paths that take the operation, `{operations}` for what the path takes.
 */
export interface ErrorFamily {
  /** Where the text depends on the operation and on nothing else. */
  readonly byOperation?: RefusalsByOperation;
  readonly unknownPath: RefusalRow;
  readonly wrongOperation: RefusalRow;
  /** For an operation that no path of the kind takes, whatever the path. */
  readonly noPaths?: RefusalRow;
}

/** A rule that AWS checks, or an effect that it has, once the whole list is carried out. */
export type Combined = (
  session: Session,
  before: Readonly<Dictionary>,
  operations: readonly PatchOperation[],
) => Refusal | undefined;

/** What AWS does, or checks, beside an operation that it took, before it looks at the next one. */
export interface Effect extends Evidence {
  readonly summary: string;
  readonly run: (session: Session, place: Place) => Refusal | undefined;
}

/** Paths on which additions and removals do not stand in one list. */
export interface Apart {
  readonly paths: readonly string[];
  readonly refusal: RefusalRow;
  /** Said of a removal that waits for a second list. */
  readonly finding: PatchFindingId;
}

/** What one kind takes. `members` is exhaustive over the SDK's type, so that a new AWS member fails the build. */
export interface KindGrammar<K extends Kind = Kind> {
  readonly kind: K;
  /** The SDK operation: `UpdateIntegration`. */
  readonly operation: string;
  /** The name of the request in AWS's validation texts: `updateIntegrationInput`. */
  readonly inputName: string;
  readonly errors: ErrorFamily;
  /** The paths in the order in which AWS's refusals list them, where that is not the order of the members. */
  readonly pathsInErrors?: readonly string[];
  /** Members without which there is no such resource. */
  readonly required?: readonly (keyof Resources[K] & string)[];
  /** Checked over the result of the whole list (recorded for Method), in order. */
  readonly combined?: readonly Combined[];
  readonly effects?: readonly Effect[];
  /** Members that rules look at and no operation changes: the current object's hold, whatever a desired one says. */
  readonly lasting?: readonly (keyof Resources[K] & string)[];
  readonly apart?: readonly Apart[];
  /** Paths of AWS's table that stand for no member of the model. */
  readonly noMembers?: readonly FixedRow[];
  readonly members: { readonly [M in keyof Required<Resources[K]>]: Row };
}
