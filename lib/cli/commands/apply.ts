import { existsSync } from "node:fs";
import { reaches } from "../../../common/findings.js";
import { applyPlan } from "../../live/apply.js";
import { deployStage } from "../../live/deploy.js";
import { openJournal } from "../../live/journal.js";
import type { StatePlan } from "../../live/plan-file.js";
import type { RunResult } from "../../live/report.js";
import { count } from "../../report/layout.js";
import { jsonText, visible } from "../../report/visible.js";
import { UsageError } from "../errors.js";
import { EXIT, type ExitCode } from "../exit.js";
import { printFindings } from "../findings.js";
import { journalOf, keep, planIn, refuseUnfinished } from "../kept.js";
import { addressOf, type Connection, refusePlanning, withClients } from "../live.js";
import type { Input } from "../read.js";
import { confirmed, printResult, stepPrinter, stoppable } from "../runs.js";
import type { APPLY_OPTIONS } from "../table/apply.js";
import type { Call } from "../table/command.js";
import { documentIn, planOf, show } from "./plan.js";

type ApplyCall = Call<typeof APPLY_OPTIONS>;

/** A plan that is to be sent, and the file that it is kept in. */
interface Kept {
  readonly plan: StatePlan;
  readonly file: string;
}

const NOTHING: RunResult = {
  status: "complete",
  steps: 0,
  sent: 0,
  already: 0,
  refused: 0,
  left: 0,
  departures: [],
};

async function send(call: ApplyCall, { plan, file }: Kept, connection: Connection): Promise<RunResult> {
  const { values, io, err } = call;
  const printer = stepPrinter(call, values.format);
  const journal = openJournal(journalOf(io, file, plan), plan.digest);
  const { clients, options } = connection;
  try {
    return await stoppable(err, (signal) =>
      applyPlan(clients, plan, { ...options, journal, signal, onStep: printer.onStep }),
    );
  } finally {
    journal.close();
    await printer.told();
  }
}

async function deploy(
  { values, err }: ApplyCall,
  plan: StatePlan,
  result: RunResult,
  { clients, options }: Connection,
): Promise<void> {
  const stage = values.deploy;
  if (stage !== undefined) {
    const { created, automatic } = await deployStage(clients, plan.api, stage, options);
    const name = visible(stage);
    const said = automatic
      ? `the stage ${name} deploys by itself`
      : `deployed to the stage ${name}${created ? ", which is new" : ""}`;
    await err.print(`patchway apply: ${said}\n`);
  } else if (plan.api.version === "v1" && result.sent > 0) {
    await err.print("patchway apply: the changes are not live until the API is deployed: --deploy STAGE\n");
  }
}

async function sendAndTell(call: ApplyCall, kept: Kept, connection: Connection): Promise<ExitCode> {
  const { plan } = kept;
  const result = plan.steps.length === 0 ? NOTHING : await send(call, kept, connection);
  const code = await printResult(call, result, call.values.format);
  if (result.status === "complete") await deploy(call, plan, result, connection);
  return code;
}

/** Shows a plan that nothing was sent of yet, and asks. */
async function wanted(call: ApplyCall, { plan, file }: Kept): Promise<boolean> {
  const { values, io, err } = call;
  if (values.format === "text" && !existsSync(journalOf(io, file, plan))) await show(call, plan);
  if (plan.steps.length === 0 || values.yes) return true;
  if (await confirmed(io, err, `Send ${count(plan.steps.length, "call")} to the API ${plan.api.id}?`)) {
    return true;
  }
  await err.print("patchway apply: nothing is sent\n");
  return false;
}

async function refusedFindings({ values, err }: ApplyCall, plan: StatePlan): Promise<boolean> {
  if (!reaches(plan.findings, values["fail-on"])) return false;
  await printFindings(err, plan.findings);
  await err.print("patchway apply: nothing is sent because of these findings\n");
  return true;
}

async function applyKept(call: ApplyCall, kept: Kept): Promise<ExitCode> {
  refusePlanning(call.values);
  if (await refusedFindings(call, kept.plan)) return EXIT.findings;
  if (!(await wanted(call, kept))) return EXIT.changes;
  return withClients(call, kept.plan.api.region, (connection) => sendAndTell(call, kept, connection));
}

async function applyDocument(call: ApplyCall, input: Input): Promise<ExitCode> {
  const { values, operands, io } = call;
  const document = documentIn(input);
  addressOf(values, document);
  if (values.out === undefined && operands[0] === "-") {
    throw new UsageError("a document from stdin needs --out");
  }
  const file = values.out ?? `${input.file}.plan.json`;
  await refuseUnfinished(call, file);
  return withClients(call, document.api.region, async (connection) => {
    const plan = await planOf(call, input, document, connection);
    if (await refusedFindings(call, plan)) return EXIT.findings;
    if (plan.steps.length > 0) keep(io, file, jsonText(plan));
    if (!(await wanted(call, { plan, file }))) return EXIT.changes;
    return sendAndTell(call, { plan, file }, connection);
  });
}

export async function run(call: ApplyCall): Promise<ExitCode> {
  const { operands, reader, values } = call;
  const [operand] = operands as [string];
  if (values.deploy === "") throw new UsageError("--deploy takes the name of a stage");
  const input = await reader.json(operand);
  const plan = planIn(input);
  if (plan === undefined) return applyDocument(call, input);
  if (operand === "-") throw new UsageError("a plan is given as a file: its journal lies beside it");
  return applyKept(call, { plan, file: input.file });
}
