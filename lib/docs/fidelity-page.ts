/** The page on what the interpreter does not reproduce: made from a tally, each case with its reason. */
import { isObject } from "../../common/own.js";
import { differences } from "./differences.js";
import { markdownTable } from "./table.js";
import type { Missed, Tally } from "./tally.js";

/** Why a recorded answer is not given, by the name of the recorded call. */
export const REASONS: Readonly<Record<string, string>> = {
  "s3.test_apigw_s3_binary_support_request_convert_to_binary_with_request_template.unrecorded-1":
    "Between the state before and the answer the test put an integration response. The patch itself is reproduced.",
  "hist.837ab7375.common.test_api_gateway_request_validator.change-request-path-names":
    "The state before is put together from PutMethod; the integration and the method response came with later calls. The patch itself is reproduced.",
  "hist.837ab7375.common.test_api_gateway_request_validator.add-schema-GET":
    "The state before is put together from PutMethod; the integration and the method response came with later calls. The patch itself is reproduced.",
};

const share = (reproduced: number, recorded: number): string =>
  `${((100 * reproduced) / Math.max(1, recorded)).toFixed(1)} %`;

/** What was sent, in a line. */
function sent({ call }: Missed): string {
  return call.patchOperations.map(({ op, path }) => `\`${op} ${path}\``).join(", ");
}

const isRefusal = (answer: unknown): boolean =>
  isObject(answer) && Object.keys(answer).sort().join() === "message,name";

/** Where the answers part: the members, or the error that one of them is. */
export function parting({ call, expected, actual }: Missed): string {
  if (call.error !== undefined || isRefusal(actual)) return "the error";
  return differences(expected, actual)
    .map((pointer) => `\`${pointer}\``)
    .join(", ");
}

export function fidelityPage({ recorded, reproduced, kinds, missed }: Tally): string {
  const lines = kinds.map((one) => [one.kind, `${one.recorded}`, `${one.reproduced}`]);
  const cases = missed.map((one) => [
    one.call.resource,
    sent(one),
    parting(one),
    REASONS[one.call.id] ?? "not known",
  ]);
  return `# What the interpreter reproduces

<!-- Made by \`npm run fidelity -- --write\`; a test holds the two together where the recordings are at hand. -->

\`applyPatch\` is held against update calls that were recorded on AWS (LocalStack's AWS-validated tests, 02-2023 to 02-2026):
every one that has a state before, an answer, and no later recording that says otherwise. A call counts as reproduced where the
whole state afterwards is the same, or the error's name and every character of its text. Two things are forgiven: an
empty map or list is an absent one (AWS answers with either), and where the recorder put a placeholder for a text that the
call sent, that text may stand there.

${reproduced} of ${recorded} calls are reproduced: ${share(reproduced, recorded)}.

${markdownTable(["Kind", "Recorded", "Reproduced"], [...lines, ["all", `${recorded}`, `${reproduced}`]])}
## Not reproduced

${
  cases.length === 0
    ? "None.\n"
    : markdownTable(["Kind", "Operations", "Where the answers differ", "Why"], cases)
}
## Not recorded

No recording shows \`move\` or \`test\`, \`add\` on a key that is there, the state after a refused list of several operations, or
an update of Account, Authorizer, BasePathMapping, ClientCertificate, DomainName or Usage. What stands in the grammars for these
has its own evidence: see [patch-operations.md](patch-operations.md). Where no source settles a question, it is an assumption:
\`patchway explain atomic\`, \`addExisting\`, \`replaceMissing\`, \`credentialsPatch\`.
`;
}
