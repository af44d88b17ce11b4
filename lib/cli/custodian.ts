import type { PatchOperation } from "../../patch/grammar/resources.js";
import { safeJson } from "../report/visible.js";
import type { Target } from "./targets.js";

/** A JSON string is a double-quoted YAML one; quoted, no text is read as a number, a boolean or null. */
const quoted = (text: string): string => safeJson(JSON.stringify(text));

function item({ op, path, value, from }: PatchOperation): string {
  const lines = [`    - op: ${op}`, `      path: ${quoted(path)}`];
  if (value !== undefined) lines.push(`      value: ${quoted(value)}`);
  if (from !== undefined) lines.push(`      from: ${quoted(from)}`);
  return lines.join("\n");
}

/** An entry for `actions:` of a Cloud Custodian policy. */
export function custodianAction(
  { resource, action, filter }: NonNullable<Target["custodian"]>,
  operations: readonly PatchOperation[],
): string {
  const needs = filter === undefined ? "" : ` with a filter ${filter}`;
  const patch = operations.length === 0 ? "  patch: []" : `  patch:\n${operations.map(item).join("\n")}`;
  return `# for the actions of a policy on ${resource}${needs}\n- type: ${action}\n${patch}\n`;
}
