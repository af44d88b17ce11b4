import { ServiceError } from "../../common/errors.js";
import type { Finding } from "../../common/findings.js";
import { sameData } from "../../patch/shapes/fixed.js";
import type { Skeleton } from "./skeletons.js";

export interface Made<T> {
  readonly result: T;
  readonly findings: Finding[];
}

/**
 * What a change becomes for one object; `undefined` where the change can be none of the object's, "refused" where the
 * object could be converted, and changed cannot.
 */
export type Attempt<T> = (object: Skeleton["object"]) => Made<T> | "refused" | undefined;

export type Agreement<T> =
  | (Made<T> & {
      /** Whom the result is for, and whom the change has no effect for; absent where it is the same for all. */
      readonly assumed?: { readonly is: string; readonly not: string };
    })
  /** The objects for which it becomes different things; none where it can be done to none of them. */
  | { readonly differs: readonly string[] };

/** The findings of all, each once. */
function union(all: readonly (readonly Finding[])[]): Finding[] {
  const found = new Map<string, Finding>();
  for (const one of all.flat()) {
    const key = `${one.id} ${one.path}`;
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

/**
 * What a change becomes whichever of the objects it is for.
 *
 * @param isNothing says of a result that it has no effect: such objects do not speak against the others.
 */
export function agree<T>(
  skeletons: readonly Skeleton[],
  attempt: Attempt<T>,
  isNothing: (result: T) => boolean,
): Agreement<T> {
  let refused: string | undefined;
  const made = skeletons.flatMap(({ name, object }) => {
    const one = carefully(() => attempt(object));
    if (one === "refused") refused ??= name;
    return one === undefined || one === "refused" ? [] : [{ name, ...one }];
  });
  const effective = made.filter(({ result }) => !isNothing(result));
  const [first = made[0], ...others] = effective;
  if (first === undefined) return { differs: [] };
  const other = others.find(({ result }) => !sameData(result, first.result));
  if (other !== undefined) return { differs: [first.name, other.name] };
  // That it comes to nothing holds for those alone that it can be done to.
  if (effective.length === 0 && refused !== undefined) return { differs: [first.name, refused] };
  const agreeing = effective.length === 0 ? made : effective;
  const idle = effective.length === 0 ? undefined : made.find(({ result }) => isNothing(result));
  return {
    result: first.result,
    findings: union(agreeing.map(({ findings }) => findings)),
    ...(idle === undefined ? {} : { assumed: { is: first.name, not: idle.name } }),
  };
}

/** A change that an object refuses is none of that object's. */
export function carefully<T>(call: () => T | undefined): T | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof ServiceError) return undefined;
    throw error;
  }
}
