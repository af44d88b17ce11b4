/** The rows of a grammar: one type a shape. */
import type { Evidence } from "../../common/evidence.js";
import type { Dictionary } from "../../common/own.js";
import type { PatchFindingId } from "../findings.js";
import type { Context } from "../session.js";
import type { Codec } from "./codecs.js";
import type { Kind } from "./resources.js";
import type { Check, Clear, Example, Operations, RefusalRow, RefusalsByOperation } from "./types.js";

interface RowBase {
  /** The bare path: `/requestTemplates`. Below an entry or a named item it is relative to that: `/caching/enabled`. */
  readonly path: string;
  /**
   * Where the member stands in the object, where that is not the path: `/stageKeys` for `/stages`. Relative where the
   * path is.
   */
  readonly pointer?: string;
  /** Other spellings of the path that a source has. */
  readonly aliases?: readonly { readonly path: string; readonly evidence: Evidence }[];
  /** What the member is, in a line. */
  readonly summary: string;
  readonly operations: Operations;
  /** AWS's answer to an operation that the row does not take, where it is not the family's. */
  readonly wrongOperation?: RefusalRow;
  /** AWS's answers to whatever starts with the path and is not taken, where they are not the family's. */
  readonly refusals?: RefusalsByOperation;
  /** Where `copy` to the member takes its value from. */
  readonly copy?: CopySource;
  readonly example: Example;
  /** Not of a grammar: what the engines find of the operations, and of the members, is kept here. */
  writes?: unknown;
  parts?: unknown;
}

/** The one place that a member may be copied from. */
export interface CopySource {
  readonly from: string;
  /** AWS's answer where the object that holds it is not there. */
  readonly missing: RefusalRow;
}

export type Scalar = string | number | boolean;

/** A server default: a member at this value counts as absent. */
export interface ServerDefault {
  readonly value: Scalar;
  readonly evidence: Evidence;
  /** The resource for which the default holds; absent means every one. */
  readonly holds?: (resource: Readonly<Dictionary>) => boolean;
}

/** A value names something outside the object: it is looked up where the context lists what is there. */
export interface Existence {
  readonly list: "authorizers" | "requestValidators" | "deployments" | "resources";
  readonly refusal: RefusalRow;
}

/** One text, number or boolean at `/member`. Where it takes `add` as well, that is for an absent one. */
export interface ScalarRow extends RowBase {
  readonly shape: "scalar";
  readonly value: Codec;
  readonly checks?: readonly Check[];
  readonly exists?: Existence;
  readonly clear: Clear;
  /** Rules that clearing must meet, for diff and check; the text is `""`. */
  readonly clearChecks?: readonly Check[];
  /** The first that holds is the one. */
  readonly serverDefault?: ServerDefault | readonly ServerDefault[];
  /** `""` counts as absent. */
  readonly emptyIsAbsent?: Evidence;
  /** AWS keeps a `""` that it was given, where other members are absent afterwards. */
  readonly storesEmpty?: Evidence;
  /** The member does not count where this holds. */
  readonly ignored?: {
    readonly where: (resource: Readonly<Dictionary>) => boolean;
    readonly evidence: Evidence;
    /** Said of a difference; without it the difference is none. */
    readonly notice?: PatchFindingId;
    /** Whether it counts is seen only when the whole list is carried out, and `combined` sees to it. */
    readonly once?: "carriedOut";
  };
  /** What AWS makes of the member by itself when the rest of the list is carried out; `undefined` where it leaves it. */
  readonly follows?: {
    readonly value: (current: Readonly<Dictionary>, desired: Readonly<Dictionary>) => Scalar | undefined;
    readonly evidence: Evidence;
  };
  /** Absent in the desired object means keep, whatever the options say; `resetTo` names the option that `null` takes. */
  readonly absentKeeps?: { readonly evidence: Evidence; readonly resetTo?: "resourceId" };
  /** An equality of its own, where AWS rewrites what it is given. */
  readonly equality?: {
    /** The rule, in words. */
    readonly rule: string;
    readonly same: (a: string, b: string, resource: Readonly<Dictionary>) => boolean;
    readonly evidence: Evidence;
  };
  /** The text that AWS stores for the text that it is sent, where that is another one. */
  readonly stores?: (text: string, resource: Readonly<Dictionary>, context: Context) => string;
  /** Emitted before everything else: AWS may refuse it, and then nothing was applied. */
  readonly first?: true;
  /** Findings that go with every operation on the member. */
  readonly notices?: readonly PatchFindingId[];
}

/** A map at `/member/{key}`. */
export interface MapRow extends RowBase {
  readonly shape: "map";
  /** What a key is, for people: `contentType`. */
  readonly key: string;
  readonly value: Codec;
  readonly keyChecks?: readonly Check[];
  readonly checks?: readonly Check[];
  /** What AWS fills in where the map is not given: an object that has it agrees with a desired one without a map. */
  readonly filledIn?: { readonly value: Readonly<Dictionary<string>>; readonly evidence: Evidence };
  /** A `null` value is kept as a key with no text (templates), not read as an absent key. */
  readonly nullIsEmpty?: Evidence;
  /** AWS's answer to `remove`, or to `replace` where that refuses, for a key that is not there. */
  readonly missingKey: RefusalRow;
  readonly existingKey?: RefusalRow;
}

/** A set of texts, its members in the path (`/member/{name}`) or in the value of an operation on `/member`. */
export interface SetRow extends RowBase {
  readonly shape: "set";
  readonly key: string;
  readonly addressed: "path" | "value";
  /** Addressed by value, and some client sends the member in the path as well. */
  readonly alsoByPath?: Evidence;
  readonly keyChecks?: readonly Check[];
  /** Rules that the removal of a member must meet. */
  readonly removalChecks?: readonly Check[];
  readonly missingKey: RefusalRow;
  readonly existingKey?: RefusalRow;
  /** Addressed by value: AWS's answer to an operation without a value. */
  readonly noMember?: RefusalRow;
  /** The last member cannot go, so that new ones are added before old ones are removed. */
  readonly neverEmpty?: { readonly finding: PatchFindingId; readonly refusal?: RefusalRow };
  /** AWS answers without the member once the set is empty, where others are answered as []. */
  readonly dropsEmpty?: Evidence;
  /** What counts as absent besides the empty set. */
  readonly serverDefault?: { readonly value: readonly string[]; readonly evidence: Evidence };
}

/** A list that holds one text, replaced at `/member/0` or at the name of a value. */
export interface SingleRow extends RowBase {
  readonly shape: "single";
  /** The last token of a path: any of these. */
  readonly at: readonly string[];
  readonly checks?: readonly Check[];
  readonly serverDefault: { readonly value: string; readonly evidence: Evidence };
}

/** A number inside a member, at a path that does not say where. */
export interface LensRow extends RowBase {
  readonly shape: "lens";
  readonly value: Codec;
  readonly checks?: readonly Check[];
  /** The number in the member's value, `undefined` where there is none to speak of. */
  readonly read: (value: unknown) => number | undefined;
  /** The member's value with another number. */
  readonly write: (value: unknown, number: number) => unknown;
  /** Said with every operation: what the effect is known from. */
  readonly notice: PatchFindingId;
  /** Said of any other difference. */
  readonly rest: PatchFindingId;
  readonly evidence: Evidence;
}

/** An object whose members have paths of their own: `/member/child`. */
export interface ObjectRow extends RowBase {
  readonly shape: "object";
  readonly members: Readonly<Record<string, Row>>;
  /**
   * The object comes into being when a child of it is written. An object of that sort is there or not, whatever its
   * members hold; what no operation takes away from it goes with the whole, which is then made anew.
   */
  readonly creates?: Creation;
  /** AWS's answer to `remove` where there is no such object. */
  readonly missing?: RefusalRow;
}

/** What AWS fills in when a child of an absent object is written: also what an absent member of such an object means. */
export interface Creation {
  readonly fill: Readonly<Dictionary> | ((resource: Readonly<Dictionary>) => Dictionary);
  /** The same for people, behind "a new one starts with". */
  readonly says: string;
  /** The sibling, by its key, whose members a new object starts with on top of that. */
  readonly template?: string;
  readonly evidence: Evidence;
}

/** How the key of an entry is spelled in a path. */
export interface Address {
  /** The key's part of a path, without a slash in front; `undefined` where no path names the key. */
  readonly print: (key: string) => string | undefined;
  /** The key that tokens spell: as they are sent in a fallback row, unescaped elsewhere. */
  readonly parse: (tokens: readonly string[]) => string | undefined;
  /** What a key looks like, for people. */
  readonly form: string;
}

/** A map of objects, each of which comes into being when a member of it is written: `/{key}/child`. */
export interface EntriesRow extends RowBase {
  readonly shape: "entries";
  readonly key: string;
  readonly address: Address;
  readonly each: ObjectRow;
  /**
   * The row has the paths that no other row has a claim to, key first, and none with its own name in front. Its address
   * reads the tokens as they are sent.
   */
  readonly fallback?: Evidence;
  /** AWS's answer to a value that is not the map as JSON, where an operation sets the whole. */
  readonly malformed?: RefusalRow;
}

/** A list whose items have a name: in the value of an operation on `/member`, and in the paths below it. */
export interface NamedRow extends RowBase {
  readonly shape: "named";
  readonly key: string;
  /** The members that make the name. */
  readonly names: readonly string[];
  readonly name: (item: Readonly<Dictionary>) => string | undefined;
  readonly parse: (name: string) => Dictionary | undefined;
  /** What an item holds beside its name. */
  readonly members: Readonly<Record<string, Row>>;
  /** What a name is made of. */
  readonly nameChecks: readonly Check[];
  /** AWS's answer to a name that is not in the list. */
  readonly missingKey: RefusalRow;
}

/** A member that no operation reaches. */
export interface FixedRow extends RowBase {
  readonly shape: "fixed";
  /**
   * `identity`: part of the address. `readOnly`: AWS sets it. `creation`: given when the object is made, and then fixed.
   * `call`: another call changes it (`instead`). `put`: only a put of the whole object changes it. `noMember`: AWS's table
   * lists the path, and the model has no such member.
   */
  readonly because: "identity" | "readOnly" | "creation" | "call" | "put" | "noMember";
  /** A moment: the SDK has it as a Date, JSON as text or seconds. */
  readonly moment?: true;
  /** What AWS sets it to when the list is carried out; where that is `undefined`, it depends on other objects. */
  readonly follows?: {
    readonly value: (
      current: Readonly<Dictionary>,
      desired: Readonly<Dictionary>,
      changes: boolean,
    ) => unknown;
    readonly evidence: Evidence;
    /** Said where it depends on other objects. */
    readonly elsewhere?: PatchFindingId;
  };
  /** The call that changes it. */
  readonly instead?: string;
  readonly evidence: Evidence;
  readonly notice: PatchFindingId;
}

/** A member that holds other resources, which have Update calls of their own. */
export interface NestedRow extends RowBase {
  readonly shape: "nested";
  readonly kind: Kind;
  /** A map of resources by key, or a single one. */
  readonly many: boolean;
  readonly instead: string;
  readonly evidence: Evidence;
  readonly notice: PatchFindingId;
}

export type Row =
  | ScalarRow
  | MapRow
  | SetRow
  | SingleRow
  | LensRow
  | ObjectRow
  | EntriesRow
  | NamedRow
  | FixedRow
  | NestedRow;
