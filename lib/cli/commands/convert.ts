import { isObject } from "../../../common/own.js";
import type { V1IntegrationInput } from "../../../mappings/model.js";
import type { ToV1Input } from "../../../mappings/to-v1.js";
import { isV2Integration } from "../../protocol.js";
import { jsonText } from "../../report/visible.js";
import { PROTOCOLS, protocolOf, toV1Options, toV2Options } from "../conversion.js";
import { UsageError } from "../errors.js";
import { EXIT, type ExitCode, exitCode } from "../exit.js";
import { printFindings } from "../findings.js";
import { within } from "../resource.js";
import type { Call } from "../table/command.js";
import type { CONVERT_OPTIONS } from "../table/convert.js";

async function convert(call: Call<typeof CONVERT_OPTIONS>, operand: string) {
  const { values, reader } = call;
  const input = await reader.json(operand);
  const { value } = input;
  const fromV2 = isV2Integration(value) || (isObject(value) && isV2Integration(value.integration));
  if (values.to === "v1") {
    if (!fromV2)
      throw new UsageError(`${operand} is a v1 integration already: convert --to http or websocket`);
    // `{ integration, responses }` is what this command prints.
    const isAlone = isV2Integration(value);
    const integration = isAlone ? value : (value as unknown as ToV1Input).integration;
    const protocol = protocolOf(values["from-protocol"], integration, "from-protocol");
    const options = await toV1Options(protocol, values, reader);
    if (isAlone) {
      const { bareToV1 } = await import("../../bare-v2.js");
      return within(input, () => bareToV1(integration, options));
    }
    const { toV1 } = await import("../../../mappings/to-v1.js");
    return within(input, () => toV1(value as unknown as ToV1Input, options));
  }
  if (fromV2) throw new UsageError(`${operand} is an integration of API Gateway V2: convert --to v1`);
  const options = await toV2Options(PROTOCOLS[values.to as string] as "HTTP", values, reader);
  const { toV2 } = await import("../../../mappings/to-v2.js");
  return within(input, () => toV2(value as V1IntegrationInput, options));
}

export async function run(call: Call<typeof CONVERT_OPTIONS>): Promise<ExitCode> {
  if (call.values.ndjson) return (await import("../lines/commands.js")).convertLines(call);
  const { values, operands, out, err } = call;
  if (values.to === undefined) throw new UsageError("say what to convert to: --to http, websocket or v1");
  const { areDocuments, convertDocuments } = await import("../documents.js");
  if (await areDocuments(call)) return convertDocuments(call);
  if (values.format === "github") throw new UsageError("--format github is for documents.");
  const [operand = "-"] = operands;
  const { findings, ...result } = await convert(call, operand);
  if (values.format === "json") {
    await out.print(jsonText({ ...result, findings }));
  } else {
    const { convertible: _, ...objects } = result;
    await out.print(jsonText("responses" in objects ? objects : objects.integration));
    await printFindings(err, findings);
  }
  const code = exitCode(true, findings, values["fail-on"]);
  return result.convertible || code !== EXIT.changes ? code : EXIT.findings;
}
