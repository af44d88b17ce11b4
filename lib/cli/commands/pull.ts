import { pullState } from "../../live/document.js";
import { jsonText } from "../../report/visible.js";
import { EXIT, type ExitCode } from "../exit.js";
import { keep, refuseNoDocument } from "../kept.js";
import { addressOf, withClients } from "../live.js";
import type { Call } from "../table/command.js";
import type { PULL_OPTIONS } from "../table/pull.js";

export async function run(call: Call<typeof PULL_OPTIONS>): Promise<ExitCode> {
  const { values, out, io } = call;
  const address = addressOf(values);
  if (values.out !== undefined) await refuseNoDocument(call, values.out);
  const document = await withClients(call, undefined, ({ clients, options, region }) =>
    pullState(clients, address, { ...options, ...(region === undefined ? {} : { region }) }),
  );
  if (values.out === undefined) await out.print(jsonText(document));
  else keep(io, values.out, jsonText(document));
  return EXIT.same;
}
