import type { Operand } from "./command.js";
import type { OptionTable } from "./option.js";

const LINES = "Lines (--ndjson)";

/** Objects by the million: what `--ndjson` takes, and how it goes about it. */
export const LINES_OPTIONS = {
  ndjson: {
    type: "flag",
    summary: "take one JSON object a line, and print one result a line, in the same order",
    group: LINES,
  },
  out: {
    type: "text",
    value: "FILE",
    summary: "write the results there instead of to stdout; compressed where it ends in .gz",
    file: "written",
    group: LINES,
    needs: "ndjson",
  },
  errors: {
    type: "text",
    value: "FILE",
    summary: "write the errors of lines there, one a line as JSON, instead of to stderr",
    file: "written",
    group: LINES,
    needs: "ndjson",
  },
  summary: {
    type: "text",
    value: "FILE",
    summary: "write the summary there, as JSON, instead of to stderr",
    file: "written",
    group: LINES,
    needs: "ndjson",
  },
  jobs: {
    type: "integer",
    value: "N",
    summary: "how many threads work at most, from 1 to 64; as many as there are cores where it is left out",
    group: LINES,
    needs: "ndjson",
  },
  bail: {
    type: "flag",
    summary: "stop at the first line that cannot be read",
    group: LINES,
    needs: "ndjson",
  },
  "max-line": {
    type: "integer",
    value: "MIB",
    summary: "the longest line that is read, in MiB; 64 where it is left out",
    group: LINES,
    needs: "ndjson",
  },
} as const satisfies OptionTable;

/** What commands take with `--ndjson`. */
export const LINE_FILES: readonly Operand[] = [
  { name: "FILE", summary: "files of lines; stdin where there is none", count: "any" },
];
