import type { Finding } from "../common/findings.js";
import { isObject } from "../common/own.js";
import { finding } from "./findings.js";

const MEMBERS: ReadonlySet<string> = new Set(["op", "path", "value", "from"]);

/** What is wrong with the form of an operation, before any grammar is asked. */
export function malformed(operation: unknown, index: number): Finding[] {
  const say = (path: string, problem: string) => [
    finding("malformed-operation", path, { problem }, { index }),
  ];
  if (!isObject(operation)) return say(`/${index}`, "an operation is an object");
  const found: Finding[] = [];
  for (const member of Object.keys(operation)) {
    const value = operation[member];
    if (!MEMBERS.has(member))
      found.push(...say(`/${index}/${member}`, `an operation has no member ${member}`));
    else if (typeof value !== "string" && value !== undefined) {
      found.push(
        ...say(`/${index}/${member}`, `${member} is a text, not ${value === null ? "null" : typeof value}`),
      );
    }
  }
  for (const member of ["op", "path"]) {
    if (!Object.hasOwn(operation, member))
      found.push(...say(`/${index}`, `an operation has a member ${member}`));
  }
  return found;
}
