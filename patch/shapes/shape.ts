import type { Refusal } from "../../common/errors.js";
import type { Dictionary } from "../../common/own.js";
import type { Draft } from "../draft.js";
import type { PatchOperation } from "../grammar/resources.js";
import type { Row } from "../grammar/row-types.js";
import type { Operations } from "../grammar/types.js";
import type { Session } from "../session.js";
import type { KeyDifference, SameUnder } from "./keys.js";

/** When in a list a row's operations stand. */
export const PHASE = { FIRST: 0, REMOVALS: 1, SCALARS: 2, MAPS: 3, ADDITIONS: 4, LAST: 5 } as const;
export type Phase = (typeof PHASE)[keyof typeof PHASE];

/** Where a path leads: the row at its end, and the key below it where the row holds several. */
export interface Place {
  readonly row: Row;
  readonly operations: Operations;
  /** The member of the holder that the row describes. */
  readonly member: string;
  readonly key?: string;
  /** The rows on the way, outermost first. */
  readonly parents: readonly Parent[];
  /** The object that holds the member came into being with the operation: what AWS filled in was not there before. */
  readonly fresh?: true;
}

/** A row that others stand below, and which of what it holds is meant. */
export interface Parent {
  readonly row: Row;
  readonly member: string;
  readonly key?: string;
}

/** What a value belongs to; the resource is made when it is asked for. */
export interface Within {
  readonly resource: Readonly<Dictionary>;
}

/** Entries and items are compared without what they belong to. */
export const NOWHERE: Within = { resource: {} };

/**
 * How the members of one shape are compared, written and interpreted. A definition object a shape; the engines know
 * shapes by this interface alone.
 */
export interface Shape<R extends Row = Row> {
  /** The phases in which `emit` is called for a row that differs. */
  readonly phases: (row: R) => readonly Phase[];
  /** Would AWS hold both values for the same? They are not `===`. */
  readonly same: (row: R, current: unknown, desired: unknown, resource: Readonly<Dictionary>) => boolean;
  /** For a row that is a map: do two values under one key say the same? It is compared by its keys alone then. */
  readonly under?: (row: R) => SameUnder<R> | undefined;
  /** The keys of such maps are numbers, which V8 lists sooner than it goes through them. */
  readonly listed?: true;
  /** Its values are compared as data, at any depth: no row says what of them a desired object may leave out. */
  readonly isData?: true;
  /** `same` for a shape that holds several values: where they differ, for `emit` to go on from; else `undefined`. */
  readonly differences?: (
    row: R,
    current: unknown,
    desired: unknown,
    within: Within,
  ) => readonly KeyDifference[] | undefined;
  /** Does the value count as an absent member? */
  readonly isAbsent: (row: R, value: unknown, resource: Readonly<Dictionary>) => boolean;
  /** Writes what leads from the current value to the desired one; `null` and `undefined` clear. */
  readonly emit: (
    row: R,
    current: unknown,
    desired: unknown,
    draft: Draft,
    phase: Phase,
    differences?: readonly KeyDifference[],
  ) => void;
  /** Where the tokens behind the row's own lead; `undefined` where AWS has no such path. */
  readonly locate: (
    row: R,
    member: string,
    tokens: readonly string[],
    parents: Place["parents"],
  ) => Place | undefined;
  /** What a child's operation is carried out on: made where AWS makes it, or AWS's refusal where it is not there. */
  readonly open?: (
    row: R,
    parent: Parent,
    holder: Dictionary,
    operation: PatchOperation,
    session: Session,
  ) => { readonly holder: Dictionary; readonly fresh?: true } | { readonly refusal: Refusal };
  /** Carries out an operation that the row takes, on the object that holds the member. */
  readonly apply: (
    place: Place,
    row: R,
    holder: Dictionary,
    operation: PatchOperation,
    session: Session,
  ) => Refusal | undefined;
}

/** `undefined` and `null` are absent members. */
export function isNothing(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

/** What a value is that is no map. */
export function typeName(value: unknown): string {
  return Array.isArray(value) ? "list" : typeof value;
}

/** Where a row's member stands in the object: what findings name. */
export function pointerOf(row: Row): string {
  return row.pointer ?? row.path;
}

/** A row below an entry or a named item, put in its place. */
export function below<R extends Row>(row: R, path: string, pointer: string): R {
  return { ...row, path: path + row.path, pointer: pointer + pointerOf(row) };
}
