/** Rules for values that several kinds share. Where no refusal stands beside a rule, AWS's answer is not known. */
import { inferred, recorded } from "../../common/evidence.js";
import { memo } from "../../common/memo.js";
import { isJson } from "../strategies/json-text.js";
import { isDigits } from "./digits.js";
import { badRequest } from "./families.js";
import { MODEL, RECORDED } from "./sources.js";
import type { Check, RefusalRow } from "./types.js";

const refusing = (refusal: RefusalRow | undefined): { readonly refusal?: RefusalRow } =>
  refusal === undefined ? {} : { refusal };

/** The text is not empty. */
export const notEmpty = (refusal?: RefusalRow): Check => ({
  finding: "value-empty",
  ...refusing(refusal),
  schema: { minLength: 1 },
  broken: (text) => (text === "" ? {} : undefined),
});

/** The text is one of AWS's enumeration. */
export const among = (...allowed: readonly string[]): Check => ({
  finding: "value-not-allowed",
  schema: { enum: [...allowed] },
  broken: (text) => (allowed.includes(text) ? undefined : { allowed: allowed.join(", ") }),
});

/** The same, with AWS's words. */
export const amongOrRefused = (refusal: RefusalRow, ...allowed: readonly string[]): Check => ({
  ...among(...allowed),
  refusal,
});

const INTEGER = /^-?\d+$/;

/** A whole number in decimal digits. */
export const wholeNumber: Check = {
  finding: "not-a-number",
  refusal: badRequest("Invalid number specified: {text}", inferred(MODEL)),
  broken: (text) => (isDigits(text) || INTEGER.test(text) ? undefined : {}),
};

/** A whole number in a range. */
export const range = (min: number, max: number, refusal?: RefusalRow): Check => ({
  finding: "number-out-of-range",
  ...refusing(refusal),
  schema: { minimum: min, maximum: max },
  broken: (text) =>
    INTEGER.test(text) && Number(text) >= min && Number(text) <= max
      ? undefined
      : { what: "a whole number", min, max },
});

const NUMBER = /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i;

/** A number, as JSON and JavaScript write it. */
export const decimalNumber: Check = {
  ...wholeNumber,
  broken: (text) => (isDigits(text) || NUMBER.test(text) ? undefined : {}),
};

/** A number in a range. */
export const decimalRange = (min: number, max: number): Check => ({
  finding: "number-out-of-range",
  schema: { minimum: min, maximum: max },
  broken: (text) => (Number(text) >= min && Number(text) <= max ? undefined : { what: "a number", min, max }),
});

/** Text of a JSON document. */
export const jsonDocument = (refusal?: RefusalRow): Check => ({
  finding: "not-json",
  ...refusing(refusal),
  broken: (text) => (isJson(text) ? undefined : {}),
});

/** At most so many characters. */
export const atMost = (max: number, refusal: RefusalRow): Check => ({
  finding: "text-too-long",
  refusal,
  schema: { maxLength: max },
  broken: (text) => (text.length > max ? { max, length: text.length } : undefined),
});

/** The key of a map of parameters: a prefix and a name. */
export const parameterKey = (form: string, pattern: RegExp): Check => ({
  finding: "parameter-name-invalid",
  schema: { pattern: pattern.source },
  broken: (key) => (pattern.test(key) ? undefined : { key, form }),
});

const MEDIA_TYPE = /^[^/]+\/[^/]/;

const knownMediaType = memo((key) => ({ taken: MEDIA_TYPE.test(key) }));

/** The key of a map of models or templates. */
export const mediaType: Check = {
  finding: "content-type-invalid",
  schema: { pattern: MEDIA_TYPE.source },
  broken: (key) => (knownMediaType(key).taken ? undefined : { key }),
};

/** Recorded for GatewayResponse: a value that is empty, or none at all. */
export const nullOrEmpty = (member: string): Check =>
  notEmpty(badRequest(`Invalid null or empty value in ${member}`, recorded(RECORDED)));
