/** The catalogue of what a conversion between the two APIs may have to say, and how a finding is made from it. */
import {
  type Catalogue,
  type Finding,
  type FindingExtras,
  type FindingMaker,
  type FindingValues,
  make,
  makers,
} from "../common/findings.js";
import { escapeToken } from "../common/pointer.js";
import { memberFindings } from "./findings/members.js";
import { parameterFindings } from "./findings/parameters.js";
import { responseFindings } from "./findings/responses.js";
import { serviceFindings } from "./findings/services.js";
import { templateFindings } from "./findings/templates.js";
import { uriFindings } from "./findings/uri.js";

export const mappingFindings = {
  ...memberFindings,
  ...uriFindings,
  ...parameterFindings,
  ...templateFindings,
  ...serviceFindings,
  ...responseFindings,
} as const satisfies Catalogue;

export type MappingFindingId = keyof typeof mappingFindings;

/** The rows by their ids. A row that is named so is there at once; an id that is passed has to be looked up. */
export const catalogue = makers(mappingFindings);

/** Adds a finding to a list: `note(findings, catalogue["id"], "/path", { values })`. */
export function note(
  findings: Finding[],
  row: FindingMaker,
  path: string,
  values?: FindingValues,
  extras?: FindingExtras,
): void {
  findings.push(make(row, path, values, extras));
}

/** A pointer to a member of a map: `/requestParameters` and a key. */
export function under(path: string, key: string): string {
  return `${path}/${escapeToken(key)}`;
}
