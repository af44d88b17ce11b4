import type { Finding } from "../../common/findings.js";
import type { Printer } from "./io.js";

/** Prints findings for people. */
export async function printFindings(to: Printer, findings: readonly Finding[]): Promise<void> {
  if (findings.length === 0) return;
  const { findingsText } = await import("../report/text.js");
  const located = findings.map((finding) => ({ finding }));
  await to.print(findingsText(located, to.layout));
}
