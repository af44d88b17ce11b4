import type { Catalogue } from "../common/findings.js";
import { mappingFindings } from "../mappings/findings.js";
import { patchFindings } from "../patch/findings.js";
import { documentFindings } from "./documents/findings.js";
import { liveFindings } from "./live/findings.js";
import { planFindings } from "./plan/findings.js";
import { translateFindings } from "./translate/findings.js";

/** The catalogues of the rooms. An id stands in one of them. */
export const CATALOGUES: readonly Catalogue[] = [
  patchFindings,
  mappingFindings,
  translateFindings,
  planFindings,
  documentFindings,
  liveFindings,
];

/** Every finding that this package makes, by id. */
export const findingCatalogue: Catalogue = Object.assign({}, ...CATALOGUES) as Catalogue;
