import { InputError } from "../../common/errors.js";
import type { Finding } from "../../common/findings.js";
import { type Dictionary, isObject } from "../../common/own.js";
import { digestOf } from "./digest.js";
import type { LiveStep } from "./steps.js";

/** A plan for one API, as it is kept in a file. */
export interface StatePlan {
  /** The version of the form. */
  readonly patchwayPlan: 1;
  readonly api: {
    readonly version: "v1" | "v2";
    readonly id: string;
    /** The region that it was planned in. */
    readonly region?: string;
    readonly protocol?: "HTTP" | "WEBSOCKET";
  };
  /**
   * The reading of the API that it was made from. A plan that equals an earlier one in all else is another plan: what the
   * journal of that one says was done is not done of this one.
   */
  readonly reading?: string;
  readonly steps: readonly LiveStep[];
  /** Every object that a step changes, as the plan saw it: what has to be there for the plan to be sent. */
  readonly objects: Readonly<Dictionary<Readonly<Dictionary> | null>>;
  /** v2: the ids of the integrations that were there. */
  readonly integrations: readonly string[];
  readonly findings: readonly Finding[];
  /** SHA-256 of all the rest. */
  readonly digest: string;
}

export const isPlan = (value: unknown): boolean => isObject(value) && Object.hasOwn(value, "patchwayPlan");

/** Gives a plan its digest. What cannot be written as JSON is not part of it. */
export function sealed(plan: Omit<StatePlan, "digest">): StatePlan {
  const plain = JSON.parse(JSON.stringify(plan)) as Omit<StatePlan, "digest">;
  return { ...plain, digest: digestOf(plain) };
}

/**
 * A plan that was kept.
 *
 * @throws InputError where it is none, is of another version, or was changed since it was made
 */
export function readPlan(value: unknown): StatePlan {
  if (!isObject(value) || !isPlan(value))
    throw new InputError("this is no plan: `patchway plan --out` writes one");
  if (value.patchwayPlan !== 1) {
    throw new InputError("this plan is of another version of patchway: plan again", {
      pointer: "/patchwayPlan",
    });
  }
  const { digest, ...rest } = value;
  if (digest !== digestOf(rest)) {
    throw new InputError("this plan was changed since it was made, and is not sent: plan again", {
      pointer: "/digest",
    });
  }
  return value as unknown as StatePlan;
}
