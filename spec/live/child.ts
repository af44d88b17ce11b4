/** A process of its own that applies a plan, and is killed at its nth moment: after a line, or after a call. */
import { readFileSync } from "node:fs";
import { applyPlan, journalPath, type LiveClient, openJournal, readPlan } from "../../lib/index.js";
import { clientsFor } from "../emulator/harness.js";
import { FAST } from "./harness.js";

const [endpoint = "", file = "", at = ""] = process.argv.slice(2);
let moment = 0;
function pass(): void {
  moment++;
  if (moment === Number(at)) process.kill(process.pid, "SIGKILL");
}

/** Lets a moment pass once a write is answered, before anything is written of it. */
const watched = (client: LiveClient): LiveClient => ({
  async send(command: never) {
    const answer = await client.send(command);
    if (!/^Get/.test((command as object).constructor.name)) pass();
    return answer;
  },
});

const plan = readPlan(JSON.parse(readFileSync(file, "utf8")));
const journal = openJournal(journalPath(file, plan.digest), plan.digest);
const { v1, v2 } = clientsFor(endpoint);
const result = await applyPlan({ apigateway: watched(v1), apigatewayv2: watched(v2) }, plan, {
  ...FAST,
  journal: {
    get entries() {
      return journal.entries;
    },
    write(entry) {
      journal.write(entry);
      pass();
    },
    close: () => journal.close(),
  },
});
journal.close();
process.exitCode = result.status === "complete" ? 0 : 1;
