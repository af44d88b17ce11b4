/** What an option may be: the parts of which tables of options are made. */
import { type Dictionary, isObject } from "../../common/own.js";
import { describe } from "../../common/show.js";

export interface OptionRow {
  /** What the value is, behind "is": `a string`. */
  readonly is: string;
  readonly takes: (value: unknown) => boolean;
  /** It has no default. */
  readonly isNeeded?: boolean;
  /** Where a part of the value is wrong: what is, with the part named behind the name of the option. */
  readonly fault?: (name: string, value: unknown) => string | undefined;
}

export type OptionRows = Readonly<Record<string, OptionRow>>;

/** Longer words stand for themselves in no message. */
const LONGEST = 40;

const given = (value: unknown): string =>
  typeof value === "string" && value.length <= LONGEST ? JSON.stringify(value) : describe(value);

/** What is wrong with a value; `undefined` where nothing is. */
export function faultOf(name: string, row: OptionRow, value: unknown): string | undefined {
  if (!row.takes(value)) return `${name} is ${row.is}, not ${given(value)}`;
  return row.fault?.(name, value);
}

const orOf = (words: readonly unknown[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;

export const text: OptionRow = { is: "a string", takes: (value) => typeof value === "string" };
export const flag: OptionRow = { is: "true or false", takes: (value) => typeof value === "boolean" };
export const object: OptionRow = { is: "an object", takes: isObject };

export const oneOf = (...words: readonly (string | boolean)[]): OptionRow => ({
  is: orOf(words),
  takes: (value) => words.includes(value as string),
});

export const whole = (least: number, most = Number.POSITIVE_INFINITY): OptionRow => ({
  is: `a whole number ${Number.isFinite(most) ? `from ${least} to ${most}` : `of at least ${least}`}`,
  takes: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
});

/** Whatever has such a method: a class of the same name may come from elsewhere. */
export const method = (is: string, name: string): OptionRow => ({
  is,
  takes: (value) => isObject(value) && typeof value[name] === "function",
});

export const listOf = (row: OptionRow): OptionRow => ({
  is: "a list",
  takes: Array.isArray,
  fault: (name, value) =>
    firstOf((value as unknown[]).map((item, index) => faultOf(`${name}[${index}]`, row, item))),
});

export const statuses: OptionRow = listOf(whole(200, 599));

const firstOf = (faults: readonly (string | undefined)[]): string | undefined =>
  faults.find((fault) => fault !== undefined);

export const textMap: OptionRow = {
  ...object,
  is: "an object of texts",
  fault: (name, value) =>
    firstOf(
      Object.entries(value as Dictionary).map(([key, one]) =>
        faultOf(`${name}[${JSON.stringify(key)}]`, text, one),
      ),
    ),
};

/** An object whose members have rows of their own; where it is closed, it has no others. */
export const objectOf = (rows: OptionRows, { isClosed = false } = {}): OptionRow => ({
  ...object,
  fault: (name, value) => {
    const members = Object.entries(value as Dictionary).filter(([, member]) => member !== undefined);
    const stranger = isClosed ? members.find(([key]) => !Object.hasOwn(rows, key)) : undefined;
    if (stranger !== undefined) {
      return `${name} knows ${Object.keys(rows).join(", ")}, not ${given(stranger[0])}`;
    }
    return firstOf(
      members.map(([key, member]) =>
        Object.hasOwn(rows, key) ? faultOf(`${name}.${key}`, rows[key] as OptionRow, member) : undefined,
      ),
    );
  },
});

/** An option that would be lost in silence; `false` and an empty list say nothing anyway. */
export const refused = (why: string): OptionRow => ({
  is: "",
  takes: () => true,
  fault: (name, value) =>
    value === false || (Array.isArray(value) && value.length === 0) ? undefined : `${name} ${why}`,
});
