import { InputError } from "../../../common/errors.js";
import { isObject } from "../../../common/own.js";
import { jsonText } from "../../report/visible.js";
import type { SharedKind } from "../../translate.js";
import { PROTOCOLS, toV1Options, toV2Options } from "../conversion.js";
import { UsageError } from "../errors.js";
import { type ExitCode, exitCode } from "../exit.js";
import { printFindings } from "../findings.js";
import { operationsOf } from "../operations.js";
import type { Input } from "../read.js";
import { currentOf, within } from "../resource.js";
import type { Call } from "../table/command.js";
import type { TRANSLATE_OPTIONS } from "../table/translate.js";

/** Is this a list of v1, in any of its forms? An update of v2 is an object of members. */
function isList({ value }: Input): boolean {
  return (
    Array.isArray(value) ||
    (isObject(value) && (Object.hasOwn(value, "patchOperations") || Object.hasOwn(value, "patch")))
  );
}

/** The place in the object that an update is for which an error names. */
type InCurrent = (error: InputError) => string | undefined;

/** Carries out a translation: its errors name the file of the update, or that of the object that it is for. */
function placed<T>(update: Input, current: Input | undefined, inCurrent: InCurrent, call: () => T): T {
  return within(update, () => {
    try {
      return call();
    } catch (error) {
      const pointer = error instanceof InputError && current !== undefined ? inCurrent(error) : undefined;
      if (current === undefined || pointer === undefined) throw error;
      return within(current, () => {
        throw new InputError((error as InputError).message, { pointer });
      });
    }
  });
}

async function translate(call: Call<typeof TRANSLATE_OPTIONS>, input: Input) {
  const { values, reader } = call;
  const kind = values.kind as SharedKind;
  const protocol = PROTOCOLS[values.protocol] as "HTTP";
  const current = values.current === undefined ? undefined : await reader.json(values.current);
  const held = current === undefined ? {} : { current: currentOf(current) };
  const { placeInCurrent, translatePatch, translateUpdate } = await import("../../translate.js");
  if (isList(input)) {
    if (values.to === "v1") throw new UsageError("this is a v1 list already: translate --to v2");
    const list = operationsOf(input);
    const options = await toV2Options(protocol, values, reader);
    return placed(list, current, placeInCurrent, () =>
      translatePatch(kind, list.value, { ...options, ...held }),
    );
  }
  if (values.to === "v2")
    throw new UsageError("this is no v1 list, but an update of API Gateway V2: translate --to v1");
  const options = await toV1Options(protocol, values, reader);
  return placed(input, current, placeInCurrent, () =>
    translateUpdate(kind, input.value as object, { ...options, ...held }),
  );
}

export async function run(call: Call<typeof TRANSLATE_OPTIONS>): Promise<ExitCode> {
  if (call.values.ndjson) return (await import("../lines/commands.js")).translateLines(call);
  const { values, operands, reader, out, err } = call;
  const { findings, ...result } = await translate(call, await reader.json(operands[0] as string));
  if (values.format === "json") {
    await out.print(jsonText({ ...result, findings }));
  } else {
    await out.print(jsonText("input" in result ? result.input : result.patchOperations));
    await printFindings(err, findings);
  }
  const changes =
    "input" in result
      ? Object.keys(result.input).length > 0 || result.recreate !== undefined
      : result.patchOperations.length > 0;
  return exitCode(changes, findings, values["fail-on"]);
}
