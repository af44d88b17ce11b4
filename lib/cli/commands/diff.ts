import { readV1Integration } from "../../../common/forms.js";
import type { Dictionary } from "../../../common/own.js";
import { type DiffResult, diff } from "../../../patch/diff.js";
import type { Kind, Resources } from "../../../patch/grammar/resources.js";
import { hasChanges } from "../../changes.js";
import { jsonText } from "../../report/visible.js";
import { UsageError } from "../errors.js";
import { type ExitCode, exitCode } from "../exit.js";
import { printFindings } from "../findings.js";
import { resourceOf } from "../resource.js";
import type { Call } from "../table/command.js";
import type { DIFF_OPTIONS } from "../table/diff.js";
import { TARGETS, type Target } from "../targets.js";

interface Work {
  readonly call: Call<typeof DIFF_OPTIONS>;
  readonly kind: Kind;
  readonly current: Resources[Kind];
  readonly desired: Resources[Kind];
  readonly result: DiffResult;
}

async function asText({ call, kind, current, result }: Work): Promise<void> {
  const { out } = call;
  const { patchOperations, findings } = result;
  const { changesTally, changesText } = await import("../../report/changes.js");
  const tally = [changesTally(patchOperations)];
  // What words findings is loaded where there are some.
  if (findings.length > 0) tally.push((await import("../../report/text.js")).tallyText(findings));
  const parts = [out.paint("heading", `${kind}: ${tally.join("; ")}`)];
  if (patchOperations.length > 0) {
    parts.push("", changesText(kind, patchOperations, current, out.layout).trimEnd());
  }
  await out.print(`${parts.join("\n")}\n${findings.length > 0 ? "\n" : ""}`);
  await printFindings(out, findings);
}

async function asJson({ call, result }: Work): Promise<void> {
  await call.out.print(jsonText({ patchOperations: result.patchOperations, findings: result.findings }));
}

/** What the desired object says of where it belongs: the input of PutIntegration does. */
function placeOf(kind: Kind, desired: unknown): Readonly<Dictionary> {
  return kind === "Integration" ? { ...readV1Integration(desired).place } : {};
}

async function asCliInput({ call, kind, desired, result }: Work): Promise<void> {
  const { cliInput, missingText } = await import("../cli-input.js");
  const target: Target = TARGETS[kind];
  const { input, missing } = cliInput(target, call.values, placeOf(kind, desired), result.patchOperations);
  await call.out.print(jsonText(input));
  await call.err.print(missingText(target.command, missing));
  await printFindings(call.err, result.findings);
}

async function asCustodian({ call, kind, result }: Work): Promise<void> {
  const { custodian }: Target = TARGETS[kind];
  if (custodian === undefined) {
    const kinds = Object.entries<Target>(TARGETS).flatMap(([name, row]) => (row.custodian ? [name] : []));
    throw new UsageError(
      `Cloud Custodian has no action that patches ${kind}; it has one for ${kinds.join(", ")}.`,
    );
  }
  const { custodianAction } = await import("../custodian.js");
  await call.out.print(custodianAction(custodian, result.patchOperations));
  await printFindings(call.err, result.findings);
}

const FORMATS = { text: asText, json: asJson, "cli-input": asCliInput, custodian: asCustodian } as const;

/** Options that one of the two outputs has and the other not: given in vain, they would be lost in silence. */
const ONLY_V1 = ["keep-absent", "documented-only", "max-timeout", "resource-id"] as const;
const ONLY_V2 = [
  "protocol",
  "allow",
  "vpc-links",
  "listeners",
  "hosts",
  "status-codes",
  "route-key",
  "region",
] as const;

const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);

/** What one of the two outputs asks of the options, of a pair as of many. */
function checkValues({ values }: Call<typeof DIFF_OPTIONS>): void {
  const isV2 = values.to === "v2";
  const vain = (isV2 ? ONLY_V1 : ONLY_V2).find((name) => isGiven(values[name]));
  if (vain !== undefined) {
    throw new UsageError(
      isV2
        ? `--${vain} is for patchOperations; leave it out, or leave out --to v2.`
        : `--${vain} is for --to v2.`,
    );
  }
  if (!isV2) return;
  if (values.protocol === undefined) throw new UsageError("diff --to v2 takes --protocol http or websocket");
  if (values.kind !== "Integration") throw new UsageError("diff --to v2 takes integrations");
  if (values.format !== "text" && values.format !== "json") {
    throw new UsageError(
      `--format ${values.format} is for patchOperations; diff --to v2 prints text or json.`,
    );
  }
}

export async function run(call: Call<typeof DIFF_OPTIONS>): Promise<ExitCode> {
  checkValues(call);
  if (call.values.ndjson) return (await import("../lines/commands.js")).diffLines(call);
  const { values, operands, reader } = call;
  if (values.to === "v2") return (await import("../v2-diff.js")).diffToV2(call);
  const kind = values.kind as Kind;
  const [currentFile, desiredFile] = operands as [string, string];
  const current = resourceOf(kind, await reader.json(currentFile));
  const desired = resourceOf(kind, await reader.json(desiredFile));
  const resourceId = values["resource-id"];
  const maxTimeoutMillis = values["max-timeout"];
  const result = diff(kind, current, desired, {
    absent: values["keep-absent"] ? "keep" : "reset",
    documentedOnly: values["documented-only"],
    ...(resourceId === undefined ? {} : { resourceId }),
    ...(maxTimeoutMillis === undefined ? {} : { maxTimeoutMillis }),
  });
  await FORMATS[values.format]({ call, kind, current, desired, result });
  return exitCode(hasChanges(result), result.findings, values["fail-on"]);
}
