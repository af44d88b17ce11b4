import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { journalPath, openJournal } from "../../live/journal.js";
import { rollbackPlan } from "../../live/rollback.js";
import type { Call } from "../commands.js";
import { UsageError } from "../errors.js";
import { EXIT, type ExitCode } from "../exit.js";
import { interruptible } from "../interruptible.js";
import { confirmed, planIn, printResult, stepPrinter, withClients } from "../live.js";
import type { ROLLBACK_OPTIONS } from "../options.js";

export async function run(call: Call<typeof ROLLBACK_OPTIONS>): Promise<ExitCode> {
  const { values, operands, reader, io, err } = call;
  const [file] = operands as [string];
  const plan = planIn(await reader.json(file));
  if (plan === undefined) throw new UsageError("this is no plan: rollback takes the plan that was applied");
  const path = resolve(io.cwd, journalPath(file, plan.digest));
  if (!existsSync(path))
    throw new UsageError("this plan was not applied from here: it has no journal beside it");
  if (!values.yes && !(await confirmed(io, err, `Take back the plan of the API ${plan.api.id}?`))) {
    await err.print("patchway rollback: nothing is sent\n");
    return EXIT.changes;
  }
  const printer = stepPrinter(call, values.format);
  const journal = openJournal(path, plan.digest);
  try {
    const result = await withClients(values, (clients, options) =>
      interruptible((signal) =>
        rollbackPlan(clients, plan, { ...options, journal, signal, onStep: printer.onStep }),
      ),
    );
    await printer.told();
    return printResult(call, result, values.format);
  } finally {
    journal.close();
  }
}
