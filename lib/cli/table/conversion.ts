import type { OptionTable } from "./option.js";

const MEETING = "How the two APIs meet";

/** How an integration of one API becomes one of the other. */
export const CONVERSION_OPTIONS = {
  allow: {
    type: "list",
    value: "NAME",
    summary: "accept a lossy conversion: a finding that can be accepted names it",
    choices: [
      "httpAsProxy",
      "lambdaCustomAsProxy",
      "streamAsBuffered",
      "payload2AsProxyEvent",
      "proxyResponsesAsCustom",
    ],
    group: MEETING,
  },
  "vpc-links": {
    type: "text",
    value: "FILE",
    summary: "a map from the id of a v1 VPC link to that of a V2 one, as JSON",
    file: "read",
    group: MEETING,
  },
  listeners: {
    type: "text",
    value: "FILE",
    summary: "a map from a load balancer's ARN or host to its listener's ARN, as JSON",
    file: "read",
    group: MEETING,
  },
  hosts: {
    type: "text",
    value: "FILE",
    summary: "a map from a listener's ARN to scheme, host and port of the backend, as JSON, for --to v1",
    file: "read",
    group: MEETING,
  },
  "status-codes": {
    type: "text",
    value: "LIST",
    summary: "the statuses that the backend gives, for default integration responses: 200,404",
    group: MEETING,
  },
  "route-key": {
    type: "text",
    value: "KEY",
    summary: "the route that leads to the integration: `GET /pets/{id}`, `$connect`",
    group: MEETING,
  },
  region: { type: "text", value: "REGION", summary: "the region of the API, for --to v1", group: MEETING },
} as const satisfies OptionTable;
