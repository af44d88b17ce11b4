import { reaches } from "../../common/findings.js";
import type { Dictionary } from "../../common/own.js";
import type { V1IntegrationInput } from "../../mappings/model.js";
import { toV2 } from "../../mappings/to-v2.js";
import { jsonText } from "../report/visible.js";
import { updateBetween } from "../translate.js";
import { PROTOCOLS, toV2Options } from "./conversion.js";
import { UsageError } from "./errors.js";
import { type ExitCode, exitCode } from "./exit.js";
import { printFindings } from "./findings.js";
import { within } from "./resource.js";
import type { Call } from "./table/command.js";
import type { DIFF_OPTIONS } from "./table/diff.js";

/** `diff --to v2`: the update that leads the v2 counterpart of CURRENT to that of DESIRED. */
export async function diffToV2(call: Call<typeof DIFF_OPTIONS>): Promise<ExitCode> {
  const { values, operands, reader, out, err } = call;
  const options = await toV2Options(PROTOCOLS[values.protocol ?? ""] as "HTTP", values, reader);
  const [current, desired] = await Promise.all(
    operands.map(async (operand) => {
      const input = await reader.json(operand);
      return within(input, () => toV2(input.value as V1IntegrationInput, options));
    }),
  );
  if (current === undefined || desired === undefined) throw new UsageError("diff takes CURRENT and DESIRED");
  const update = updateBetween(
    "Integration",
    current.integration as Dictionary,
    desired.integration as Dictionary,
    options.protocol,
  );
  const findings = [...desired.findings, ...update.findings];
  const { input, recreate } = reaches(findings, "error") ? { input: {}, recreate: undefined } : update;
  if (values.format === "json") {
    await out.print(jsonText({ input, ...(recreate === undefined ? {} : { recreate }), findings }));
  } else {
    await out.print(jsonText(input));
    await printFindings(err, findings);
  }
  return exitCode(Object.keys(input).length > 0 || recreate !== undefined, findings, values["fail-on"]);
}
