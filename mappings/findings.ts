/** The catalogue of what a conversion between the two APIs may have to say, and how a finding is made from it. */
import {
  type Catalogue,
  type Finding,
  type FindingExtras,
  type FindingValues,
  maker,
} from "../common/findings.js";
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

/** Nearly every template is for JSON; most other keys have no slash, or one. */
function escapeToken(key: string): string {
  if (key === "application/json") return "application~1json";
  if (key.includes("~")) return key.replaceAll("~", "~0").replaceAll("/", "~1");
  const slash = key.indexOf("/");
  if (slash < 0) return key;
  const rest = key.slice(slash + 1);
  return `${key.slice(0, slash)}~1${rest.includes("/") ? rest.replaceAll("/", "~1") : rest}`;
}
