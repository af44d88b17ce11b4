import type { Command } from "./table/command.js";
import { COMMANDS } from "./table/index.js";
import { GLOBAL_OPTIONS, type OptionRow } from "./table/option.js";

export type Shell = "bash" | "zsh" | "fish";

interface Known {
  readonly name: string;
  readonly row: OptionRow;
  readonly choices: readonly string[];
}

async function optionsOf(command: Command): Promise<Known[]> {
  const rows = Object.entries({ ...command.options, ...GLOBAL_OPTIONS } as Readonly<
    Record<string, OptionRow>
  >);
  return Promise.all(
    rows.map(async ([name, row]) => ({
      name,
      row,
      choices: (typeof row.choices === "function" ? await row.choices() : row.choices) ?? [],
    })),
  );
}

/** The words that the operands of a command are chosen from; where there are none, they are files. */
function operandWords(command: Command): readonly string[] {
  if (command.name === "help") return COMMANDS.map(({ name }) => name);
  return command.operands.flatMap(({ choices }) => choices ?? []);
}

function takesFiles(command: Command): boolean {
  return operandWords(command).length === 0 && command.operands.length > 0;
}

const NAMES = COMMANDS.map(({ name }) => name).join(" ");

async function bash(): Promise<string> {
  const cases = await Promise.all(
    COMMANDS.map(async (command) => {
      const options = await optionsOf(command);
      const values = options
        .filter(({ choices }) => choices.length > 0)
        .map(({ name, choices }) => `      --${name}) words="${choices.join(" ")}"; files=0 ;;`);
      const words = [...options.map(({ name }) => `--${name}`), ...operandWords(command)].join(" ");
      return [
        `  ${command.name})`,
        `    files=${takesFiles(command) ? 1 : 0}; words="${words}"`,
        ...(values.length === 0 ? [] : [`    case "$previous" in`, ...values, "    esac"]),
        "    ;;",
      ].join("\n");
    }),
  );
  return `# bash completion of patchway
_patchway() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words="" files=0
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${NAMES} --help --version" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [ "$files" -eq 1 ] && [[ "$current" != -* ]]; then
    COMPREPLY+=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _patchway patchway
`;
}

/** Inside single quotes, for zsh and fish; a colon or bracket would end a description of _arguments. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const described = (text: string): string => text.replaceAll(/[[\]:\\]/g, "\\$&");

async function zsh(): Promise<string> {
  const cases = await Promise.all(
    COMMANDS.map(async (command) => {
      const specs = (await optionsOf(command)).map(({ name, row, choices }) => {
        const again = row.type === "list" ? "*" : "";
        const value =
          row.type === "flag"
            ? ""
            : `:${row.value ?? "TEXT"}:${choices.length > 0 ? `(${choices.join(" ")})` : "_files"}`;
        return quoted(`${again}--${name}[${described(row.summary)}]${value}`);
      });
      const words = operandWords(command);
      const operand = words.length > 0 ? `(${words.join(" ")})` : "_files";
      const rest = command.operands.length > 0 ? [quoted(`*:operand:${operand}`)] : [];
      return `    ${command.name}) _arguments ${[...specs, ...rest].join(" \\\n      ")} ;;`;
    }),
  );
  const names = COMMANDS.map(({ name, summary }) => `    ${quoted(`${name}:${described(summary)}`)}`);
  return `#compdef patchway
# zsh completion of patchway
_patchway() {
  local -a commands
  commands=(
${names.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${cases.join("\n")}
  esac
}
compdef _patchway patchway
`;
}

async function fish(): Promise<string> {
  const lines = await Promise.all(
    COMMANDS.map(async (command) => {
      const within = `-n ${quoted(`__fish_seen_subcommand_from ${command.name}`)}`;
      const options = (await optionsOf(command)).map(({ name, row, choices }) => {
        const value =
          row.type === "flag" ? "" : choices.length > 0 ? ` -x -a ${quoted(choices.join(" "))}` : " -r";
        return `complete -c patchway ${within} -l ${name}${value} -d ${quoted(row.summary)}`;
      });
      const words = operandWords(command);
      const operands =
        words.length > 0 ? [`complete -c patchway ${within} -f -a ${quoted(words.join(" "))}`] : [];
      return [
        `complete -c patchway -n __fish_use_subcommand -f -a ${command.name} -d ${quoted(command.summary)}`,
        ...options,
        ...operands,
      ].join("\n");
    }),
  );
  return `# fish completion of patchway\n${lines.join("\n")}\n`;
}

const SCRIPTS: Readonly<Record<Shell, () => Promise<string>>> = { bash, zsh, fish };

/** The text that a shell reads to complete `patchway`; all of it comes from the command table. */
export function completionScript(shell: Shell): Promise<string> {
  return SCRIPTS[shell]();
}
