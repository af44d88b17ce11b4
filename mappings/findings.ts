/** The catalogue of what a conversion between the two APIs may have to say, and how a finding is made from it. */
import {
  type Catalogue,
  type Finding,
  type FindingExtras,
  type FindingValues,
  maker,
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

const make = maker(mappingFindings);

/** Adds a finding to a list. */
export function note(
  findings: Finding[],
  id: MappingFindingId,
  path: string,
  values?: FindingValues,
  extras?: FindingExtras,
): void {
  findings.push(make(id, path, values, extras));
}

/** A pointer to a member of a map: `/requestParameters` and a key. */
export function under(path: string, key: string): string {
  return `${path}/${escapeToken(key)}`;
}
