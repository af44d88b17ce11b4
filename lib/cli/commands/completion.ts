import { completionScript, type Shell } from "../completion.js";
import { EXIT, type ExitCode } from "../exit.js";
import type { Call } from "../table/command.js";

export async function run({ operands, out }: Call): Promise<ExitCode> {
  const [shell] = operands;
  await out.print(await completionScript(shell as Shell));
  return EXIT.same;
}
