import { masked } from "../../clients/secrets.js";
import { readDocument, type StateDocument } from "../../live/document.js";
import type { StatePlan } from "../../live/plan-file.js";
import { planState } from "../../live/plan-state.js";
import { readLive } from "../../live/read-live.js";
import { planText } from "../../live/text.js";
import { jsonText, visible } from "../../report/visible.js";
import { type ExitCode, exitCode } from "../exit.js";
import { printFindings } from "../findings.js";
import { keep, refuseUnfinished } from "../kept.js";
import { addressOf, type Connection, planOptions, withClients } from "../live.js";
import type { Input } from "../read.js";
import { within } from "../resource.js";
import type { Call } from "../table/command.js";
import type { PLAN_OPTIONS } from "../table/plan.js";

type PlanCall = Call<typeof PLAN_OPTIONS>;

export const documentIn = (input: Input): StateDocument => within(input, () => readDocument(input.value));

/** Plans the API of a document, or the one that the options name. */
export async function planOf(
  call: PlanCall,
  input: Input,
  document: StateDocument,
  { clients, options, region }: Connection,
): Promise<StatePlan> {
  const address = addressOf(call.values, document);
  const chosen = await planOptions(call, region);
  const live = await readLive(clients, address, options);
  return within(input, () => planState(document, live, chosen));
}

export async function show({ out, err }: Pick<PlanCall, "out" | "err">, plan: StatePlan): Promise<void> {
  await out.print(planText(plan, out.layout));
  await printFindings(err, plan.findings);
}

/** A plan on stdout lands in logs: what opens something is left out of it, and then it cannot be sent. */
async function printJson({ out, err }: PlanCall, plan: StatePlan): Promise<void> {
  const text = jsonText(plan);
  const shown = jsonText(masked(plan));
  await out.print(shown);
  if (shown === text) return;
  await err.print(
    "patchway plan: values that open something are left out here; --out keeps the plan whole\n",
  );
}

export async function run(call: PlanCall): Promise<ExitCode> {
  const { values, operands, reader, io, err } = call;
  const input = await reader.json(operands[0] as string);
  const document = documentIn(input);
  addressOf(values, document);
  if (values.out !== undefined) await refuseUnfinished(call, values.out);
  const plan = await withClients(call, document.api.region, (connection) =>
    planOf(call, input, document, connection),
  );
  if (values.out !== undefined) keep(io, values.out, jsonText(plan));
  if (values.format === "json") await printJson(call, plan);
  else await show(call, plan);
  if (values.out !== undefined && plan.steps.length > 0) {
    const name = visible(values.out);
    await err.print(`patchway plan: kept in ${name}; \`patchway apply ${name}\` sends it\n`);
  }
  return exitCode(plan.steps.length > 0, plan.findings, values["fail-on"]);
}
