/** What is to be said of a definition as a whole, whatever becomes of its integrations. */
import type { Finding, FindingValues } from "../../common/findings.js";
import { formatPointer } from "../../common/pointer.js";
import { CORS } from "./cors.js";
import { restOnlyMembers, restOnlySchemes } from "./dialect/extensions.js";
import { type DocumentFindingId, makeFinding } from "./findings.js";
import type { Found, Loose } from "./found.js";
import type { DocumentKind } from "./kinds.js";
import type { ConvertDocumentOptions } from "./options.js";
import { ownMember, type SourceObject } from "./source/node.js";

/** A finding at an offset of the text. */
export interface Placed {
  readonly offset: number;
  readonly finding: Finding;
}

export function placed(id: DocumentFindingId, path: string, offset: number, values?: FindingValues): Placed {
  return { offset, finding: makeFinding(id, path, values) };
}

/** The finding that says what is wrong with a use that leads to no integration. */
export const idOf = ({ problem }: Loose): DocumentFindingId =>
  problem === "no-object" ? "integration-unreadable" : problem;

/** What the document says to a REST API, and an HTTP API does not heed. */
function restOnly(root: SourceObject, { integrations }: Found): Placed[] {
  const found = [...restOnlyMembers(root, () => []), ...restOnlySchemes(root)];
  for (const { uses } of integrations) {
    for (const { holder, tokens } of uses) found.push(...restOnlyMembers(holder, () => tokens.slice(0, -1)));
  }
  return found.map(({ tokens, offset, extension, why }) =>
    placed("extension-rest-only", formatPointer(tokens), offset, { extension, why }),
  );
}

export function findingsOf(
  root: SourceObject,
  kind: DocumentKind,
  to: ConvertDocumentOptions["to"],
  found: Found,
): Placed[] {
  const findings: Placed[] = [];
  const swagger = ownMember(root, "swagger");
  if (to === "http" && kind === "swagger-2" && swagger !== undefined) {
    findings.push(placed("swagger-2-import", "/swagger", swagger.keyStart));
  }
  const cors = ownMember(root, CORS);
  if (to === "v1" && cors !== undefined) findings.push(placed("cors-on-rest", `/${CORS}`, cors.keyStart));
  for (const loose of found.loose) {
    const { tokens, offset, reference } = loose;
    const values = { message: "it is an object", reference, value: reference };
    findings.push(placed(idOf(loose), formatPointer(tokens), offset, values));
  }
  for (const { tokens, offset, value } of found.parts) {
    findings.push(placed("part-elsewhere", formatPointer(tokens), offset, { value }));
  }
  return to === "http" ? [...findings, ...restOnly(root, found)] : findings;
}
