/** What each command tells its batch: the options of its single form, read once for all lines. */
import type { Kind } from "../../../patch/grammar/resources.js";
import type { Meeting } from "../../batch/tasks/meeting.js";
import type { SharedKind } from "../../translate.js";
import { readAssumptions } from "../assume.js";
import { readContext } from "../context.js";
import { PROTOCOLS, surroundings } from "../conversion.js";
import { UsageError } from "../errors.js";
import type { ExitCode } from "../exit.js";
import { currentOf, resourceOf } from "../resource.js";
import type { CHECK_OPTIONS } from "../table/check.js";
import type { Call } from "../table/command.js";
import type { CONVERSION_OPTIONS } from "../table/conversion.js";
import type { CONVERT_OPTIONS } from "../table/convert.js";
import type { DIFF_OPTIONS } from "../table/diff.js";
import type { PATCH_OPTIONS } from "../table/patch.js";
import type { TRANSLATE_OPTIONS } from "../table/translate.js";
import { runLines } from "./run.js";

/** How the two APIs meet, for all lines. */
async function meetingOf({ values, reader }: Call<typeof CONVERSION_OPTIONS>): Promise<Meeting> {
  const { allow, region } = values;
  const routeKey = values["route-key"];
  return {
    ...(routeKey === undefined ? {} : { routeKey }),
    ...(region === undefined ? {} : { region }),
    ...(allow.length === 0 ? {} : { allow }),
    ...(await surroundings(values, reader)),
  };
}

const timeoutOf = (maxTimeoutMillis: number | undefined) =>
  maxTimeoutMillis === undefined ? {} : { maxTimeoutMillis };

/** Lines are JSON whatever the format; it says how the summary is told. */
function checkFormat(format: string): void {
  if (format === "text" || format === "json") return;
  throw new UsageError(
    `--format ${format} is not for --ndjson: results are lines of JSON, and the keys of a line, for instance restApiId, are passed through.`,
  );
}

export async function convertLines(call: Call<typeof CONVERT_OPTIONS>): Promise<ExitCode> {
  const { values } = call;
  checkFormat(values.format);
  const { to } = values;
  if (to === undefined) throw new UsageError("say what to convert to: --to http, websocket or v1");
  const fromProtocol = PROTOCOLS[values["from-protocol"] ?? ""];
  return runLines(call, "convert", {
    to,
    ...(fromProtocol === undefined ? {} : { fromProtocol }),
    ...(await meetingOf(call)),
  });
}

export async function diffLines(call: Call<typeof DIFF_OPTIONS>): Promise<ExitCode> {
  const { values } = call;
  checkFormat(values.format);
  const toV2 = values.to === "v2" ? PROTOCOLS[values.protocol ?? ""] : undefined;
  const resourceId = values["resource-id"];
  return runLines(call, "diff", {
    kind: values.kind as Kind,
    absent: values["keep-absent"] ? "keep" : "reset",
    documentedOnly: values["documented-only"],
    ...timeoutOf(values["max-timeout"]),
    ...(resourceId === undefined ? {} : { resourceId }),
    ...(toV2 !== undefined ? { toV2, ...(await meetingOf(call)) } : {}),
  });
}

export async function patchLines(call: Call<typeof PATCH_OPTIONS>): Promise<ExitCode> {
  const { values, reader } = call;
  return runLines(call, "patch", {
    kind: values.kind as Kind,
    assume: readAssumptions(values.assume),
    ...(values.context === undefined ? {} : { context: await readContext(reader, values.context) }),
  });
}

export async function checkLines(call: Call<typeof CHECK_OPTIONS>): Promise<ExitCode> {
  const { values, reader } = call;
  const kind = values.kind as Kind;
  return runLines(call, "check", {
    kind,
    ...(values.current === undefined ? {} : { current: resourceOf(kind, await reader.json(values.current)) }),
    ...timeoutOf(values["max-timeout"]),
  });
}

export async function translateLines(call: Call<typeof TRANSLATE_OPTIONS>): Promise<ExitCode> {
  const { values, reader } = call;
  const protocol = PROTOCOLS[values.protocol];
  const current = values.current === undefined ? undefined : currentOf(await reader.json(values.current));
  return runLines(call, "translate", {
    kind: values.kind as SharedKind,
    ...(values.to === undefined ? {} : { to: values.to }),
    ...(protocol === undefined ? {} : { protocol }),
    ...(current === undefined ? {} : { current }),
    ...(await meetingOf(call)),
  });
}
