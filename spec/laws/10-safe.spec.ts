import { expect } from "chai";
import fc from "fast-check";
import { type Api, api, isThere, PatchwayError } from "../api.js";
import { anything, hostileOperations, plausibleOperations } from "../generate/operations.js";
import { pairs, states } from "../generate/pairs.js";
import { weirdKey } from "../generate/text.js";
import type { Kind } from "../kinds.js";
import { ofEachKind } from "./kinds.js";
import { broken, holds } from "./property.js";

const PROTOTYPE = Reflect.ownKeys(Object.prototype).length;

function frozen<T>(value: T, seen: Set<unknown> = new Set()): T {
  if (typeof value !== "object" || value === null || seen.has(value)) return value;
  seen.add(value);
  for (const key of Reflect.ownKeys(value)) frozen((value as Record<PropertyKey, unknown>)[key], seen);
  return Object.freeze(value);
}

/** Calls with inputs that nothing may change; an error must be one of the package's own. */
function safely(name: keyof Api, ...inputs: unknown[]): void {
  frozen(inputs);
  try {
    (api[name] as unknown as (...inputs: unknown[]) => unknown)(...inputs);
  } catch (error) {
    if (!(error instanceof PatchwayError)) {
      broken(`${name} throws what is not the package's own`, {
        error: String((error as Error)?.stack ?? error).slice(0, 600),
      });
    }
  }
  if (Reflect.ownKeys(Object.prototype).length !== PROTOTYPE) broken(`${name} changed Object.prototype`, {});
}

function deep(levels: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = "x";
  for (let level = 0; level < levels; level++) value = wrap(value);
  return value;
}

describe("law 10: whatever comes in, nothing breaks", () => {
  ofEachKind(
    "operations of every sort on a valid state",
    ["applyPatch", "checkPatch", "invertPatch"],
    (kind) => {
      holds(kind, fc.tuple(states(kind), hostileOperations(kind)), ([state, operations]) => {
        safely("applyPatch", kind, state, operations);
        safely("checkPatch", kind, operations, { current: state });
        safely("invertPatch", kind, state, operations);
      });
    },
  );

  ofEachKind(
    "well-formed operations on anything at all",
    ["applyPatch", "checkPatch", "invertPatch"],
    (kind) => {
      holds(kind, fc.tuple(anything, plausibleOperations(kind, {})), ([state, operations]) => {
        safely("applyPatch", kind, state, operations);
        safely("checkPatch", kind, operations, { current: state });
        safely("invertPatch", kind, state, operations);
      });
    },
  );

  ofEachKind("a diff of anything with anything, and of a state with one hostile member", ["diff"], (kind) => {
    holds(kind, fc.tuple(anything, anything, pairs(kind), weirdKey), ([a, b, { current, desired }, key]) => {
      safely("diff", kind, a, b);
      safely("diff", kind, current, b);
      safely("diff", kind, a, desired);
      for (const member of [key, ...Object.keys(desired).slice(0, 3)]) {
        safely("diff", kind, current, Object.fromEntries([...Object.entries(desired), [member, a]]));
      }
    });
  });

  ofEachKind("a check of anything", ["checkModel"], (kind) => {
    holds(kind, anything, (value) => safely("checkModel", kind, value));
  });

  ofEachKind("generic JSON Patches of every sort", ["fromJsonPatch"], (kind) => {
    holds(kind, fc.tuple(states(kind), hostileOperations(kind)), ([state, operations]) => {
      safely("fromJsonPatch", kind, state, operations);
    });
  });

  ofEachKind("objects of 50 000 levels", ["diff", "applyPatch", "checkPatch", "invertPatch"], (kind) => {
    for (const wrap of [
      (it: unknown) => [it],
      (it: unknown) => ({ uri: it }),
      (it: unknown) => ({ a: it }),
    ]) {
      const value = deep(50_000, wrap);
      // Not frozen: that would need a walk of its own.
      const members = {
        uri: value,
        requestTemplates: value,
        name: value,
        description: value,
        variables: value,
        extra: value,
      };
      for (const call of [
        () => api.diff(kind, members, {}),
        () => api.diff(kind, {}, members),
        () => api.diff(kind, members, { ...members }),
        () => api.applyPatch(kind, members, [{ op: "replace", path: "/description", value: "x" }]),
        () =>
          api.checkPatch(kind, [{ op: "replace", path: "/description", value: value as string }], {
            current: members,
          }),
        () => api.invertPatch(kind, members, [{ op: "replace", path: "/description", value: "x" }]),
      ]) {
        try {
          call();
        } catch (error) {
          if (!(error instanceof PatchwayError))
            broken("a deep object breaks it", { call: String(call), error: String(error) });
        }
      }
    }
  });

  it("kinds that are none (skipped while the functions are not there)", function () {
    if (!isThere("diff", "applyPatch", "checkPatch", "invertPatch")) this.skip();
    for (const kind of [
      "__proto__",
      "constructor",
      "toString",
      "",
      "integration",
      "hasOwnProperty",
    ] as unknown as Kind[]) {
      expect(() => api.diff(kind, {}, {})).to.throw(PatchwayError);
      expect(() => api.applyPatch(kind, {}, [])).to.throw(PatchwayError);
      expect(() => api.checkPatch(kind, [])).to.throw(PatchwayError);
      expect(() => api.invertPatch(kind, {}, [])).to.throw(PatchwayError);
    }
  });

  it("pointers and tokens of every sort, and a pointer comes back from its tokens", function () {
    if (!isThere("parsePointer", "formatPointer", "escapeToken", "unescapeToken")) this.skip();
    holds("pointers", anything, (value) => {
      for (const name of ["parsePointer", "formatPointer", "escapeToken", "unescapeToken"] as const)
        safely(name, value);
    });
    holds("pointers", fc.array(fc.oneof(weirdKey, fc.string({ unit: "binary" }))), (tokens) => {
      expect(api.parsePointer(api.formatPointer(tokens))).to.deep.equal(tokens);
      for (const token of tokens) expect(api.unescapeToken(api.escapeToken(token))).to.equal(token);
    });
  });
});
