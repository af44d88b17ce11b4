import { command } from "./command.js";
import { format, KIND, type OptionTable } from "./option.js";

export const EXPLAIN_OPTIONS = {
  format: format(["text", "json"]),
  kind: { ...KIND, summary: "explain the word for this kind of resource only" },
} as const satisfies OptionTable;

export const explain = command({
  name: "explain",
  summary: "say what a path, finding, assumption or AWS error means, and how that is known",
  operands: [
    {
      name: "WORD",
      summary:
        "a path or member, the id of a finding, the name of an assumption or exception, or an error's text",
      count: "any",
    },
  ],
  options: EXPLAIN_OPTIONS,
  details: [
    "Several words are one text, so that an error need not be quoted. Without a word, it lists what can be explained.",
    '`json` is a list of `{ "subject", "name", "kind"?, "meaning", "remedy"?, "facts": [{ "name", "text" }], "evidence": [{ "of"?, "level", "source" }] }`.',
  ],
  exits: [0, 1],
  examples: [
    { run: "patchway explain /requestTemplates", says: "a path", exit: 0 },
    {
      run: "patchway explain Invalid patch path /requestTemplates/application/xml",
      says: "an error",
      exit: 0,
    },
    { run: "patchway explain ConflictException", says: "an exception", exit: 0 },
  ],
  load: () => import("../commands/explain.js"),
});
