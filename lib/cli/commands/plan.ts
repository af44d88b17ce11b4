import { readDocument } from "../../live/document.js";
import type { StatePlan } from "../../live/plan-file.js";
import { planState } from "../../live/plan-state.js";
import { readLive } from "../../live/read-live.js";
import { planText } from "../../live/text.js";
import { jsonText } from "../../report/visible.js";
import type { Call } from "../commands.js";
import { type ExitCode, exitCode } from "../exit.js";
import { printFindings } from "../findings.js";
import { addressOf, keep, planOptions, withClients } from "../live.js";
import type { PLAN_OPTIONS } from "../options.js";
import type { Input } from "../read.js";
import { within } from "../resource.js";

/** Plans the API of a document, or the one that the options name. */
export async function planOf(call: Call<typeof PLAN_OPTIONS>, input: Input): Promise<StatePlan> {
  const { values } = call;
  const document = within(input, () => readDocument(input.value));
  const address = addressOf(values, document);
  const chosen = await planOptions(call);
  const live = await withClients(values, (clients, options) => readLive(clients, address, options));
  return within(input, () => planState(document, live, chosen));
}

export async function show(
  call: Pick<Call<typeof PLAN_OPTIONS>, "out" | "err">,
  plan: StatePlan,
): Promise<void> {
  await call.out.print(planText(plan, call.out.layout));
  await printFindings(call.err, plan.findings);
}

export async function run(call: Call<typeof PLAN_OPTIONS>): Promise<ExitCode> {
  const { values, operands, reader, out, io } = call;
  const plan = await planOf(call, await reader.json(operands[0] as string));
  if (values.out !== undefined) keep(io, values.out, jsonText(plan));
  if (values.format === "json") await out.print(jsonText(plan));
  else await show(call, plan);
  return exitCode(plan.steps.length > 0, plan.findings, values["fail-on"]);
}
