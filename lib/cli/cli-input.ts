import { type Dictionary, get } from "../../common/own.js";
import type { PatchOperation } from "../../patch/grammar/resources.js";
import { UsageError } from "./errors.js";
import { optionName, PLACE_MEMBERS, type Target } from "./targets.js";

export interface CliInput {
  /** What the AWS CLI takes with --cli-input-json. */
  readonly input: Dictionary;
  /** The members that AWS needs and nobody has given. */
  readonly missing: readonly string[];
}

/**
 * The input of an update command.
 *
 * @param given the options of the call, by their names
 * @param found what the input objects themselves say of where they belong
 */
export function cliInput(
  { command, members, required = members }: Target,
  given: Readonly<Dictionary>,
  found: Readonly<Dictionary>,
  patchOperations: readonly PatchOperation[],
): CliInput {
  const stray = PLACE_MEMBERS.find(
    (member) => !members.includes(member) && get(given, optionName(member)) !== undefined,
  );
  if (stray !== undefined) throw new UsageError(`aws apigateway ${command} takes no --${optionName(stray)}.`);
  const input: Dictionary = {};
  for (const member of members) {
    const value = get(given, optionName(member)) ?? get(found, member);
    if (value !== undefined) input[member] = value;
  }
  return {
    input: { ...input, patchOperations },
    missing: required.filter((member) => input[member] === undefined),
  };
}

/** What to tell the user of members that are missing. */
export function missingText(command: string, missing: readonly string[]): string {
  if (missing.length === 0) return "";
  const options = missing.map((member) => `--${optionName(member)}`).join(", ");
  return `patchway: aws apigateway ${command} also needs ${options}: give them here or there\n`;
}
