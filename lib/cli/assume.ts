import { ASSUMPTIONS, type Assumptions } from "../../patch/assumptions.js";
import { UsageError } from "./errors.js";

/** Reads `--assume NAME=VALUE`, as often as it was given. */
export function readAssumptions(given: readonly string[]): Partial<Assumptions> {
  const chosen: Record<string, string | boolean> = {};
  for (const text of given) {
    const equals = text.indexOf("=");
    const name = equals < 0 ? text : text.slice(0, equals);
    const names = Object.keys(ASSUMPTIONS);
    if (!names.includes(name)) {
      throw new UsageError(`--assume: there is no assumption ${name}; there are ${names.join(", ")}.`, {
        word: name,
        known: names,
      });
    }
    const { values } = ASSUMPTIONS[name as keyof Assumptions];
    const written = equals < 0 ? "" : text.slice(equals + 1);
    const value = (values as readonly (string | boolean)[]).find((known) => String(known) === written);
    if (value === undefined)
      throw new UsageError(`--assume ${name} is one of ${values.join(", ")}, not "${written}".`);
    chosen[name] = value;
  }
  return chosen as Partial<Assumptions>;
}
