import { existsSync } from "node:fs";
import { openJournal } from "../../live/journal.js";
import { rollbackPlan } from "../../live/rollback.js";
import { ReadError, UsageError } from "../errors.js";
import { EXIT, type ExitCode } from "../exit.js";
import { journalOf, planIn } from "../kept.js";
import { withClients } from "../live.js";
import { confirmed, printResult, stepPrinter, stoppable } from "../runs.js";
import type { Call } from "../table/command.js";
import type { ROLLBACK_OPTIONS } from "../table/rollback.js";

export async function run(call: Call<typeof ROLLBACK_OPTIONS>): Promise<ExitCode> {
  const { values, operands, reader, io, err } = call;
  const [operand] = operands as [string];
  const input = await reader.json(operand);
  const plan = planIn(input);
  if (plan === undefined)
    throw new ReadError("this is no plan: rollback takes the plan that was applied", { file: input.file });
  if (operand === "-") throw new UsageError("a plan is given as a file: its journal lies beside it");
  const path = journalOf(io, input.file, plan);
  if (!existsSync(path))
    throw new ReadError("this plan was not applied from here: it has no journal beside it", {
      file: input.file,
    });
  if (!values.yes && !(await confirmed(io, err, `Take back the plan of the API ${plan.api.id}?`))) {
    await err.print("patchway rollback: nothing is sent\n");
    return EXIT.changes;
  }
  const printer = stepPrinter(call, values.format);
  const result = await withClients(call, plan.api.region, async ({ clients, options }) => {
    const journal = openJournal(path, plan.digest);
    try {
      return await stoppable(err, (signal) =>
        rollbackPlan(clients, plan, { ...options, journal, signal, onStep: printer.onStep }),
      );
    } finally {
      journal.close();
    }
  });
  await printer.told();
  return printResult(call, result, values.format);
}
