/** Other spellings of the same object: what counts as equal by the design must give an empty diff. */
import fc from "fast-check";
import type { Kind } from "../kinds.js";
import { clone, type Data, drop, isData, read, write } from "../oracle/data.js";
import { type Members, RULES, type Rule } from "../oracle/rules.js";

/** Members of which a source says that "" is the same as none. */
const EMPTY_TEXTS: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  Integration: ["contentHandling", "credentials", "connectionId", "integrationTarget"],
  IntegrationResponse: ["contentHandling", "selectionPattern"],
  Method: ["requestValidatorId"],
  Model: ["description"],
};

function spellings(kind: Kind, name: string, rule: Rule, owner: Data, root: Data): unknown[] {
  const held = read(owner, name);
  const none = held === undefined || held === null;
  switch (rule.as) {
    case "value": {
      const standard = typeof rule.standard === "function" ? rule.standard(owner, root) : rule.standard;
      const isStandard = none || held === standard;
      return [
        ...(none ? [null, undefined] : []),
        ...(standard !== undefined && isStandard ? [standard, null, undefined] : []),
        ...(EMPTY_TEXTS[kind]?.includes(name) && (none || held === "") ? ["", null] : []),
      ];
    }
    case "set":
      return Array.isArray(held) ? [[...held].reverse(), [...held].sort()] : [[], null];
    case "map":
      return isData(held) && Object.keys(held).length > 0 ? [turned(held, rule)] : [{}, null, undefined];
    case "object":
      return none && rule.always ? [{}, null] : [];
    default:
      return [];
  }
}

/** Another order of the keys, and null templates for empty ones and the other way round. */
function turned(held: Data, rule: Rule & { as: "map" }): Data {
  const copy: Data = {};
  for (const key of Object.keys(held).reverse()) {
    const it = read(held, key);
    const template = rule.each.as === "meaning" && (it === null || it === "");
    write(copy, key, template ? (it === null ? "" : null) : it);
  }
  return copy;
}

/** The same resource, some of its members spelled otherwise. */
export function respelled(kind: Kind, resource: Data): fc.Arbitrary<Data> {
  const members: Members = RULES[kind];
  return fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 }).map((choices) => {
    const copy = clone(resource);
    const names = Object.keys(members);
    for (const [which, how] of choices) {
      const name = names[which % names.length] as string;
      const others = spellings(kind, name, members[name] as Rule, copy, copy);
      if (others.length === 0) continue;
      const it = others[how % others.length];
      if (it === undefined) drop(copy, name);
      else write(copy, name, it);
    }
    return copy;
  });
}
