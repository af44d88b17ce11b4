/** Brings docs/patch-operations.md up to date with the grammars. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { patchOperationsPage } from "./patch-operations-page.js";
import { repository } from "./tally.js";

writeFileSync(path.join(repository(), "docs", "patch-operations.md"), patchOperationsPage());
