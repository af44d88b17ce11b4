/**
 * The commands, in the order of the help: help, completion and the reference page are made from these rows. A command has
 * its row and its options here, in the file of its name, and what it does in the file of that name in `commands/`.
 */
import { apply } from "./apply.js";
import { check } from "./check.js";
import type { Command } from "./command.js";
import { completion } from "./completion.js";
import { convert } from "./convert.js";
import { diff } from "./diff.js";
import { emulate } from "./emulate.js";
import { explain } from "./explain.js";
import { help } from "./help.js";
import { patch } from "./patch.js";
import { plan } from "./plan.js";
import { pull } from "./pull.js";
import { rollback } from "./rollback.js";
import { translate } from "./translate.js";

export const COMMANDS: readonly Command[] = [
  diff,
  patch,
  check,
  convert,
  translate,
  pull,
  plan,
  apply,
  rollback,
  emulate,
  explain,
  completion,
  help,
];
