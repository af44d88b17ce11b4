import type { Catalogue } from "../common/findings.js";
import { mappingFindings } from "../mappings/findings.js";
import { patchFindings } from "../patch/findings.js";
import { planFindings } from "./plan/findings.js";

/** Every finding that this package makes, by id. */
export const findingCatalogue: Catalogue = { ...patchFindings, ...planFindings, ...mappingFindings };
