import { InputError } from "../../common/errors.js";
import type { Finding } from "../../common/findings.js";
import { escapeToken } from "../../common/pointer.js";
import { show } from "../../common/show.js";
import { finding } from "./findings.js";
import { matcher } from "./glob.js";
import type { Work } from "./plan-work.js";

const KNOWN: Readonly<Record<string, readonly string[]>> = {
  "": ["api", "integrations", "routes"],
  "/api": ["version", "id", "region", "name", "protocol"],
};

/** What of a document has no effect: members that nobody reads, and routes without an integration. */
export function unusedFindings({ document, live, selected }: Work): Finding[] {
  const parts: Readonly<Record<string, object>> = { "": document, "/api": document.api };
  const unknown = Object.entries(parts).flatMap(([pointer, part]) =>
    Object.keys(part)
      .filter((member) => KNOWN[pointer]?.includes(member) === false)
      .map((member) =>
        finding("document-member-unknown", `${pointer}/${escapeToken(member)}`, { member: show(member) }),
      ),
  );
  const alone = Object.keys(document.routes ?? {}).filter(
    (key) => selected(key) && !Object.hasOwn(document.integrations, key) && !live.routes.has(key),
  );
  return [
    ...unknown,
    ...alone.map((key) => finding("route-without-integration", `/routes/${escapeToken(key)}`, {})),
  ];
}

/** A pattern that selects nothing is a slip of the pen: what it should have narrowed would not be planned at all. */
export function checkSelection({ document, live, options }: Work): void {
  const keys = [
    ...Object.keys(document.integrations),
    ...Object.keys(document.routes ?? {}),
    ...live.routes.keys(),
  ];
  for (const pattern of options.only ?? []) {
    if (keys.some(matcher([pattern]))) continue;
    throw new InputError(`no route of the document or the API matches '${pattern}'`, {
      pointer: "/integrations",
    });
  }
}
