import { ASSUMPTIONS, type AssumptionRow } from "../../patch/assumptions.js";
import { findingCatalogue } from "../catalogue.js";
import { EXCEPTIONS } from "./exceptions.js";
import { type Explanation, factsOf } from "./explanation.js";

function findings(): Explanation[] {
  return Object.entries(findingCatalogue).map(([name, { severity, message, remedy, why, evidence }]) => ({
    subject: "finding",
    name,
    meaning: message,
    remedy,
    facts: factsOf({ severity, why }),
    evidence: [evidence],
  }));
}

function assumptions(): Explanation[] {
  const rows: Readonly<Record<string, AssumptionRow<string | boolean>>> = ASSUMPTIONS;
  return Object.entries(rows).map(([name, { values, default: preset, meaning, evidence, consequence }]) => ({
    subject: "assumption",
    name,
    meaning,
    remedy: `Try the other value (options.assume, --assume): ${name}=${values.find((value) => value !== preset)}`,
    facts: factsOf({ values: values.join(", "), default: String(preset), consequence }),
    evidence: [evidence],
  }));
}

function exceptions(): Explanation[] {
  return Object.entries(EXCEPTIONS).map(([name, { status, meaning, remedy, retry, evidence }]) => ({
    subject: "exception",
    name,
    meaning,
    remedy,
    facts: factsOf({ "HTTP status": String(status), retry }),
    evidence,
  }));
}

/** Everything that is explained by its name. */
export function named(): Explanation[] {
  return [...findings(), ...assumptions(), ...exceptions()];
}
