import { tally } from "./located.js";
import type { Reporter } from "./reporter.js";
import { jsonText } from "./visible.js";

/** `{ "summary": { "error": 1 }, "findings": [{ "file", "line", "column", …finding }] }` */
export const jsonReport: Reporter = (located) =>
  jsonText({
    summary: Object.fromEntries(tally(located.map(({ finding }) => finding))),
    findings: located.map(({ finding, ...place }) => ({ ...place, ...finding })),
  });
