import { checkPatch } from "../../../patch/check.js";
import type { Kind } from "../../../patch/grammar/resources.js";
import { count } from "../../report/layout.js";
import { tallyText } from "../../report/text.js";
import { jsonText } from "../../report/visible.js";
import { type ExitCode, exitCode } from "../exit.js";
import { printFindings } from "../findings.js";
import { operationsOf } from "../operations.js";
import { resourceOf } from "../resource.js";
import type { CHECK_OPTIONS } from "../table/check.js";
import type { Call } from "../table/command.js";

export async function run(call: Call<typeof CHECK_OPTIONS>): Promise<ExitCode> {
  if (call.values.ndjson) return (await import("../lines/commands.js")).checkLines(call);
  const { values, operands, reader, out } = call;
  const kind = values.kind as Kind;
  const { value: operations } = operationsOf(await reader.json(operands[0] as string));
  const current =
    values.current === undefined ? undefined : resourceOf(kind, await reader.json(values.current));
  const maxTimeoutMillis = values["max-timeout"];
  const findings = checkPatch(kind, operations, {
    ...(current === undefined ? {} : { current }),
    ...(maxTimeoutMillis === undefined ? {} : { maxTimeoutMillis }),
  });
  if (values.format === "json") {
    await out.print(jsonText({ findings }));
  } else {
    await printFindings(out, findings);
    const tally = tallyText(findings) || "nothing to say";
    await out.print(`${out.paint("heading", `${count(operations.length, "operation")}: ${tally}`)}\n`);
  }
  return exitCode(false, findings, values["fail-on"]);
}
