import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { reaches } from "../../../common/findings.js";
import { applyPlan } from "../../live/apply.js";
import { deployStage } from "../../live/deploy.js";
import { journalPath, openJournal } from "../../live/journal.js";
import type { StatePlan } from "../../live/plan-file.js";
import type { RunResult } from "../../live/report.js";
import { count } from "../../report/layout.js";
import { jsonText } from "../../report/visible.js";
import type { Call } from "../commands.js";
import { UsageError } from "../errors.js";
import { EXIT, type ExitCode } from "../exit.js";
import { printFindings } from "../findings.js";
import { interruptible } from "../interruptible.js";
import { confirmed, keep, planIn, printResult, stepPrinter, withClients } from "../live.js";
import type { APPLY_OPTIONS } from "../options.js";
import { planOf, show } from "./plan.js";

type ApplyCall = Call<typeof APPLY_OPTIONS>;

/** The plan that is to be sent, and the file that it is kept in. */
async function planned(call: ApplyCall): Promise<{ plan: StatePlan; file: string; kept: boolean }> {
  const { values, operands, reader } = call;
  const [operand] = operands as [string];
  const input = await reader.json(operand);
  const plan = planIn(input);
  if (plan !== undefined) return { plan, file: operand, kept: true };
  if (values.out === undefined && operand === "-") throw new UsageError("a document from stdin needs --out");
  const file = values.out ?? `${operand}.plan.json`;
  await refuseUnfinished(call, file);
  return { plan: await planOf(call, input), file, kept: false };
}

/** A plan that was sent in part is needed to go on, or to take it back: another does not take its place. */
async function refuseUnfinished({ io, reader }: ApplyCall, file: string): Promise<void> {
  if (!existsSync(resolve(io.cwd, file))) return;
  const plan = planIn(await reader.json(file));
  if (plan === undefined) throw new UsageError(`${file} is there and holds no plan: name another with --out`);
  const path = resolve(io.cwd, journalPath(file, plan.digest));
  if (!existsSync(path)) return;
  const journal = openJournal(path, plan.digest);
  journal.close();
  const last = journal.entries.at(-1)?.type;
  if (last === undefined || last === "end" || last === "rolled-back") return;
  throw new UsageError(
    `${file} was sent in part: \`patchway apply ${file}\` goes on, \`patchway rollback ${file}\` takes it back.`,
  );
}

async function send(call: ApplyCall, plan: StatePlan, file: string): Promise<RunResult> {
  const { values, io } = call;
  const printer = stepPrinter(call, values.format);
  const journal = openJournal(resolve(io.cwd, journalPath(file, plan.digest)), plan.digest);
  try {
    return await withClients(values, (clients, options) =>
      interruptible((signal) =>
        applyPlan(clients, plan, { ...options, journal, signal, onStep: printer.onStep }),
      ),
    );
  } finally {
    await printer.told();
    journal.close();
  }
}

async function deploy(call: ApplyCall, plan: StatePlan, result: RunResult): Promise<void> {
  const { values, err } = call;
  const stage = values.deploy;
  if (stage !== undefined) {
    await withClients(values, (clients, options) => deployStage(clients, plan.api, stage, options));
    await err.print(`patchway apply: deployed to the stage ${stage}\n`);
  } else if (plan.api.version === "v1" && result.sent > 0) {
    await err.print("patchway apply: the changes are not live until the API is deployed: --deploy STAGE\n");
  }
}

export async function run(call: ApplyCall): Promise<ExitCode> {
  const { values, io, err } = call;
  const { plan, file, kept } = await planned(call);
  const journal = resolve(io.cwd, journalPath(file, plan.digest));
  if (reaches(plan.findings, values["fail-on"])) {
    await printFindings(err, plan.findings);
    await err.print("patchway apply: nothing is sent because of these findings\n");
    return EXIT.findings;
  }
  if (values.format === "text" && !existsSync(journal)) await show(call, plan);
  if (!kept && plan.steps.length > 0) keep(io, file, jsonText(plan));
  const question = `Send ${count(plan.steps.length, "call")} to the API ${plan.api.id}?`;
  if (plan.steps.length > 0 && !values.yes && !(await confirmed(io, err, question))) {
    await err.print("patchway apply: nothing is sent\n");
    return EXIT.changes;
  }
  if (plan.steps.length === 0) {
    const none: RunResult = {
      status: "complete",
      steps: 0,
      sent: 0,
      already: 0,
      refused: 0,
      left: 0,
      departures: [],
    };
    await deploy(call, plan, none);
    return printResult(call, none, values.format);
  }
  const result = await send(call, plan, file);
  const code = await printResult(call, result, values.format);
  if (result.status === "complete") await deploy(call, plan, result);
  return code;
}
