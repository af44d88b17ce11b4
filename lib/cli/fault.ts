import { FAULT_KINDS, type Faults } from "../emulator/fault.js";
import { UsageError } from "./errors.js";

const NAMES = [...FAULT_KINDS, "latency", "seed"] as const;
type Name = (typeof NAMES)[number];

const NUMBER = /^\d+(?:\.\d+)?$/;

function numberOf(name: string, text: string): number {
  if (!NUMBER.test(text)) throw new UsageError(`--fault ${name} takes a number, not "${text}".`);
  return Number(text);
}

/** Reads `--fault NAME=VALUE`, as often as it was given. What the values have to be is `checkFaults`' to say. */
export function readFaults(given: readonly string[]): Faults | undefined {
  if (given.length === 0) return undefined;
  const faults: Partial<Record<Name, number | readonly [number, number]>> = {};
  for (const text of given) {
    const equals = text.indexOf("=");
    const name = equals < 0 ? text : text.slice(0, equals);
    const known = NAMES.find((one) => one === name);
    if (known === undefined) {
      throw new UsageError(`--fault: there is no fault ${name}; there are ${NAMES.join(", ")}.`, {
        word: name,
        known: NAMES,
      });
    }
    const value = equals < 0 ? "" : text.slice(equals + 1);
    const [least = "", most, ...rest] = known === "latency" ? value.split("..") : [value];
    faults[known] =
      most === undefined || rest.length > 0
        ? numberOf(known, rest.length > 0 ? value : least)
        : [numberOf(known, least), numberOf(known, most)];
  }
  return faults as Faults;
}
