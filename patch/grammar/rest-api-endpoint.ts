import { documented, recorded, reported, unknown } from "../../common/evidence.js";
import {
  addressDefaults,
  endpointNeedsPrivate,
  followsPrivate,
  privateIsDualstack,
} from "../strategies/private-api.js";
import { string } from "./codecs.js";
import { badRequest, notFound } from "./families.js";
import type { ObjectRow } from "./row-types.js";
import { ACK, RECORDED, TABLE } from "./sources.js";
import type { RefusalRow } from "./types.js";
import { amongOrRefused, notEmpty } from "./value-checks.js";

const TYPES = ["EDGE", "REGIONAL", "PRIVATE"] as const;

const WRONG_TYPE: RefusalRow = badRequest(
  "Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE",
  recorded(RECORDED),
);

const NO_ENDPOINT = unknown("AWS's wording is not known");

/** How a RestApi is reached: what goes with the type PRIVATE was recorded. */
export const endpointConfiguration: ObjectRow = {
  shape: "object",
  path: "/endpointConfiguration",
  summary: "How the API is reached.",
  operations: {},
  members: {
    types: {
      shape: "single",
      path: "/endpointConfiguration/types",
      summary: "The endpoint type: one of EDGE, REGIONAL and PRIVATE.",
      operations: { replace: recorded(`${RECORDED}: at 0, and at a type that need not be the present one`) },
      at: ["0", ...TYPES],
      checks: [amongOrRefused(WRONG_TYPE, ...TYPES)],
      wrongOperation: badRequest(
        "Invalid patch operation specified. Must be 'add'|'remove'|'replace'",
        recorded(`${RECORDED}: remove`),
      ),
      serverDefault: { value: "EDGE", evidence: recorded(`${RECORDED}: CreateRestApi`) },
      example: {
        before: { endpointConfiguration: { types: ["EDGE"], ipAddressType: "ipv4" } },
        after: { endpointConfiguration: { types: ["PRIVATE"], ipAddressType: "dualstack" } },
        patchOperations: [{ op: "replace", path: "/endpointConfiguration/types/0", value: "PRIVATE" }],
      },
    },
    ipAddressType: {
      shape: "scalar",
      path: "/endpointConfiguration/ipAddressType",
      summary: "The address types that can reach the API.",
      operations: { replace: recorded(RECORDED) },
      value: string,
      checks: [
        amongOrRefused(
          badRequest("ipAddressType must be either ipv4 or dualstack.", recorded(RECORDED)),
          "ipv4",
          "dualstack",
        ),
        privateIsDualstack,
      ],
      clear: { by: "default", evidence: recorded(`${RECORDED}: CreateRestApi`) },
      serverDefault: addressDefaults,
      follows: followsPrivate,
      example: {
        before: { endpointConfiguration: { types: ["REGIONAL"], ipAddressType: "ipv4" } },
        after: { endpointConfiguration: { types: ["REGIONAL"], ipAddressType: "dualstack" } },
        patchOperations: [
          { op: "replace", path: "/endpointConfiguration/ipAddressType", value: "dualstack" },
        ],
      },
    },
    vpcEndpointIds: {
      shape: "set",
      path: "/endpointConfiguration/vpcEndpointIds",
      key: "vpcEndpointId",
      summary: "The VPC endpoints of a private API.",
      operations: { add: recorded(RECORDED), remove: documented(TABLE) },
      addressed: "value",
      alsoByPath: reported(ACK),
      keyChecks: [notEmpty(badRequest("Invalid VPC endpoint specified", NO_ENDPOINT)), endpointNeedsPrivate],
      missingKey: notFound("Invalid VPC endpoint specified", NO_ENDPOINT),
      noMember: badRequest("Invalid VPC endpoint specified", NO_ENDPOINT),
      example: {
        before: { endpointConfiguration: { types: ["PRIVATE"] } },
        after: { endpointConfiguration: { types: ["PRIVATE"], vpcEndpointIds: ["vpce-1"] } },
        patchOperations: [{ op: "add", path: "/endpointConfiguration/vpcEndpointIds", value: "vpce-1" }],
      },
    },
  },
  example: {
    before: { endpointConfiguration: { types: ["PRIVATE"], ipAddressType: "dualstack" } },
    after: { endpointConfiguration: { types: ["EDGE"], ipAddressType: "ipv4" } },
    patchOperations: [
      { op: "replace", path: "/endpointConfiguration/types/0", value: "EDGE" },
      { op: "replace", path: "/endpointConfiguration/ipAddressType", value: "ipv4" },
    ],
  },
};
