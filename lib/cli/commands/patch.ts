import { isDeepStrictEqual } from "node:util";
import { ServiceError } from "../../../common/errors.js";
import { applyPatch } from "../../../patch/apply.js";
import type { Kind, PatchOperation } from "../../../patch/grammar/resources.js";
import { jsonText, visible } from "../../report/visible.js";
import { readAssumptions } from "../assume.js";
import { readContext } from "../context.js";
import { EXIT, type ExitCode } from "../exit.js";
import { operationsOf } from "../operations.js";
import { resourceOf, within } from "../resource.js";
import type { Call } from "../table/command.js";
import type { PATCH_OPTIONS } from "../table/patch.js";

/** `BadRequestException (400), operation 2, replace /x: Invalid patch path /x` */
function refusalText(
  { name, status, message, index }: ServiceError,
  operations: readonly PatchOperation[],
): string {
  const operation = operations[index];
  const which =
    operation === undefined ? "the list" : `operation ${index + 1}, ${operation.op} ${operation.path}`;
  return `patchway patch: ${name} (${status}), ${visible(which)}: ${visible(message)}\n`;
}

async function refused(
  call: Call<typeof PATCH_OPTIONS>,
  error: ServiceError,
  operations: readonly PatchOperation[],
) {
  const { out, err, values } = call;
  if (values.format === "json") {
    const { name, status, message, index, resource } = error;
    await out.print(jsonText({ error: { name, status, message, index }, resource }));
  }
  await err.print(refusalText(error, operations));
  const { explainError } = await import("../../explain.js");
  const [known] = explainError(error.message, { kind: values.kind });
  if (known !== undefined) await err.print(`${visible(`${known.meaning} ${known.remedy ?? ""}`.trim())}\n`);
  return EXIT.error;
}

export async function run(call: Call<typeof PATCH_OPTIONS>): Promise<ExitCode> {
  if (call.values.ndjson) return (await import("../lines/commands.js")).patchLines(call);
  const { values, operands, reader, out } = call;
  const kind = values.kind as Kind;
  const assume = readAssumptions(values.assume);
  const [resourceFile, operationsFile] = operands as [string, string];
  const resource = resourceOf(kind, await reader.exactJson(resourceFile));
  const input = operationsOf(await reader.json(operationsFile));
  const operations = input.value;
  const context = values.context === undefined ? {} : await readContext(reader, values.context);
  const before = applyPatch(kind, resource, []);
  try {
    const after = within(input, () => applyPatch(kind, resource, operations, { assume, context }));
    await out.print(jsonText(values.format === "json" ? { resource: after } : after));
    return isDeepStrictEqual(before, after) ? EXIT.same : EXIT.changes;
  } catch (error) {
    if (error instanceof ServiceError) return refused(call, error, operations);
    throw error;
  }
}
