/** Rows of members that only one side has. Each stands on a base of its table, as the example. */
import type { Protocol, V1Member, V2Member } from "../model.js";
import { assigned, type ToV1Rule, wrongProtocol } from "../rules/to-v1.js";
import type { ToV2Rule } from "../rules/to-v2.js";
import type { Row, SourceRow } from "../table.js";
import { CREATE_V2, GET_V2, V1_ANSWERS } from "./sources.js";

/** A member of v2 that belongs to the other protocol, or that nobody sets: no conversion writes it. */
export function unsetInV2(on: string) {
  return (rule: string, isAssigned = false): Row<ToV2Rule> => ({
    class: isAssigned ? "assigned" : "none",
    rule,
    evidence: isAssigned ? GET_V2 : CREATE_V2,
    findings: [],
    examples: [{ on }],
  });
}

/** A member that v1 fills in by itself, or that nothing in the v2 API stands for. */
export function unsetInV1(on: string) {
  return (rule: string): Row<ToV1Rule> => ({
    class: "none",
    rule,
    evidence: V1_ANSWERS,
    findings: [],
    examples: [{ on }],
  });
}

const API = { HTTP: "an HTTP API", WEBSOCKET: "a WebSocket API" } as const;
/** Whose a member is that is not the protocol's own, in the words of the finding. */
const OTHERS = { HTTP: "WebSocket", WEBSOCKET: "HTTP" } as const;

/** A member that integrations of this protocol do not have. */
export function foreignTo(protocol: Protocol, on: string) {
  return (member: V2Member, value: unknown): SourceRow<V1Member, ToV1Rule> => ({
    to: [],
    class: "none",
    rule: `Not a member of ${API[protocol]}'s integration.`,
    evidence: CREATE_V2,
    findings: ["wrong-protocol-member"],
    examples: [{ on, given: { [member]: value }, told: [`wrong-protocol-member /integration/${member}`] }],
    apply: wrongProtocol(member, OTHERS[protocol]),
  });
}

/** What names an integration in v2. */
export function identityOn(on: string) {
  return (member: V2Member): SourceRow<V1Member, ToV1Rule> => ({
    to: [],
    class: "assigned",
    rule: "Left out: v1 names an integration by its API, resource and method.",
    evidence: GET_V2,
    findings: ["identity-dropped"],
    examples: [{ on, given: { [member]: "abc123" }, told: [`identity-dropped /integration/${member}`] }],
    apply: assigned(member),
  });
}
