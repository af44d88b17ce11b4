import { EXIT, type ExitCode } from "../exit.js";
import { commandHelp, overview } from "../help.js";
import { findCommand } from "../main.js";
import type { Call } from "../table/command.js";
import type { HELP_OPTIONS } from "../table/help.js";

export async function run({ operands, values, out }: Call<typeof HELP_OPTIONS>): Promise<ExitCode> {
  const [name] = operands;
  if (values.format === "markdown") {
    const { reference } = await import("../reference.js");
    await out.print(await reference());
  } else {
    await out.print(
      name === undefined ? overview(out.layout) : await commandHelp(findCommand(name), out.layout),
    );
  }
  return EXIT.same;
}
