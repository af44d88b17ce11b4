/** What the rows of an object's members come to, and objects by the positions of those rows. */
import { type Dictionary, isObject } from "../../common/own.js";
import type { Creation, ObjectRow, Row, ScalarRow } from "../grammar/row-types.js";
import { Steps } from "./changes.js";
import { shapeOf } from "./index.js";
import type { Values } from "./members.js";
import { isNothing, PHASE, type Phase, type Shape } from "./shape.js";

/** What a value of the row says depends on nothing, and no other value says the same. */
function isPlainScalar({
  first,
  ignored,
  serverDefault,
  equality,
  emptyIsAbsent,
  follows,
}: ScalarRow): boolean {
  const looks = [ignored, serverDefault, equality, emptyIsAbsent, follows];
  return first !== true && looks.every((property) => property === undefined);
}

/** A member of an object row, and what is called of its shape, at hand. */
export class Child {
  readonly same: Shape["same"];
  readonly differences: Shape["differences"] | undefined;
  readonly emit: Shape["emit"];
  readonly phases: readonly Phase[];
  /** It goes only with the whole object. */
  readonly stays: boolean;
  /** What it will be by itself when the rest of a list is carried out. */
  readonly follows: ScalarRow["follows"] | undefined;
  /** Two values of it that are not `===` differ, and are written as they are, whatever else the object holds. */
  readonly isPlain: boolean;
  private readonly phaseBits: number;

  constructor(
    readonly member: string,
    readonly rule: Row,
    readonly position: number,
  ) {
    const { same, differences, emit, phases } = shapeOf(rule);
    this.same = same;
    this.differences = differences;
    this.emit = emit;
    this.phases = phases(rule);
    const isScalar = rule.shape === "scalar";
    this.stays = isScalar && rule.clear.by === "nothing" && rule.clear.whole === true;
    this.follows = isScalar ? rule.follows : undefined;
    this.isPlain = isScalar && isPlainScalar(rule);
    this.phaseBits = this.phases.reduce<number>((bits, phase) => bits | (1 << phase), 0);
  }

  writesIn(phase: Phase): boolean {
    return ((this.phaseBits >> phase) & 1) === 1;
  }
}

/** What the rows of an object's members come to: found once. */
export interface Parts {
  readonly children: readonly Child[];
  /** Those that go only with the whole object. */
  readonly staying: readonly Child[];
  readonly steps: Steps;
  readonly phases: readonly Phase[];
  /** What AWS fills in where it makes the object, if that depends on nothing. */
  fill: Values | undefined;
  /** No values: what layings down begin with. */
  readonly none: Values;
}

const known = new WeakMap<ObjectRow["members"], Parts>();

export function partsOf(row: ObjectRow): Parts {
  return (row.parts as Parts | undefined) ?? findParts(row);
}

function findParts(row: ObjectRow): Parts {
  let parts = known.get(row.members);
  if (parts === undefined) {
    const children = childrenOf(row.members);
    const used = new Set<Phase>([PHASE.REMOVALS, ...children.flatMap(({ phases }) => phases)]);
    const phases = Object.values(PHASE).filter((phase) => used.has(phase));
    const fill = row.creates?.fill ?? NOTHING;
    const arePlain = typeof fill !== "function" && children.every(({ follows }) => follows === undefined);
    const steps = new Steps(children, arePlain, false, []);
    const none = children.map(() => undefined);
    const staying = children.filter(({ stays }) => stays);
    parts = { children, staying, steps, phases, fill: undefined, none };
    if (typeof fill !== "function") parts.fill = layDown(parts, fill).values;
    known.set(row.members, parts);
  }
  keep(row, parts);
  return parts;
}

export function childrenOf(members: ObjectRow["members"]): readonly Child[] {
  return Object.entries(members).map(([member, rule], position) => new Child(member, rule, position));
}

/** Keeps what was found of a row with it, where it has a place for that: rows of a grammar have none. */
export function keep(row: { parts?: unknown }, parts: unknown): void {
  if (Object.hasOwn(row, "parts")) row.parts = parts;
}

const isOwn = Object.prototype.hasOwnProperty;

/** An object by the positions of its members' rows, and which other members it has. */
export interface Laid {
  readonly values: Values;
  readonly strangers: readonly string[];
  /** Does any member say something? */
  readonly isThere: boolean;
}

const NOTHING: Readonly<Dictionary> = {};
const NO_STRANGERS: readonly string[] = [];

/** Lays down an object, to be read by position from then on: by name it takes several times as long. */
export function layDown({ steps, none }: Parts, object: Readonly<Dictionary>): Laid {
  const { members } = steps;
  const values = none.slice();
  let strangers = NO_STRANGERS;
  let isThere = false;
  let at = 0;
  for (const member in object) {
    if (!isOwn.call(object, member)) continue;
    const value = object[member];
    const child = members.at(at, member)?.child;
    at += 1;
    if (child !== undefined) values[child.position] = value;
    else if (!isNothing(value)) strangers = [...strangers, member];
    if (!isThere) isThere = typeof value === "object" ? !isHollow(value, HOLLOW) : value !== undefined;
  }
  return { values, strangers, isThere };
}

/** Values of members that all have rows. */
export function laid(values: Values): Laid {
  let isThere = false;
  for (let position = 0; position < values.length && !isThere; position += 1) {
    const value = values[position];
    isThere = typeof value === "object" ? !isHollow(value, HOLLOW) : value !== undefined;
  }
  return { values, strangers: NO_STRANGERS, isThere };
}

/** How deep a member is looked into: our objects are not deeper. */
const HOLLOW = 1;

/** Does nothing stand there, down to a depth? */
export function isHollow(value: unknown, depth: number): boolean {
  if (isNothing(value)) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (depth < 0 || !isObject(value)) return false;
  for (const member in value) {
    if (!isOwn.call(value, member)) continue;
    const held = value[member];
    if (typeof held === "object" ? !isHollow(held, depth - 1) : held !== undefined) return false;
  }
  return true;
}

/**
 * An object that comes into being when a member of it is written: a canary, a quota, a method's settings. It is there or
 * not; an absent member of one that is there stands for what AWS fills in.
 */
export function isThere(value: unknown): value is Dictionary {
  return isObject(value) && !isHollow(value, HOLLOW + 1);
}

/** What AWS fills in where it makes an object. */
export function filledIn({ fill }: Creation, resource: Readonly<Dictionary>): Readonly<Dictionary> {
  return typeof fill === "function" ? fill(resource) : fill;
}

/** The same by position; for an entry of a map, which depends on nothing, without a resource. */
export function fillOf(parts: Parts, creates: Creation | undefined, resource = NOTHING): Values {
  if (parts.fill !== undefined) return parts.fill;
  return creates === undefined ? parts.none : layDown(parts, filledIn(creates, resource)).values;
}
