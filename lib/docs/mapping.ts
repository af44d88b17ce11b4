/** Brings docs/mapping.md up to date with the mappings. */
import { writeFileSync } from "node:fs";
import { packageFile } from "../package.js";
import { mappingPage } from "./mapping-page.js";

writeFileSync(packageFile("docs", "mapping.md"), mappingPage());
