import type { Operation } from "../operation.js";
import { badRequest, heard, inCalls, refuse } from "../refusals.js";
import { pick, seconds } from "../shared.js";
import { freshId } from "../state/tree.js";
import { list, map, required, text } from "../wire/shape.js";
import { collection } from "./collection.js";
import { refuseUsedLink } from "./references.js";

const CREATE = inCalls("CreateVpcLink");
const REFUSED = {
  name: badRequest("Name cannot be empty", CREATE),
  two: badRequest(
    "More than one target arn specified for vpc link.",
    heard("hashicorp/terraform-provider-aws#2512"),
  ),
  arn: badRequest("Invalid ARN. ARN is not well formed {arn}", CREATE),
} as const;

const LINK = { name: required(text), targetArns: required(list(text)), description: text, tags: map(text) };

/** A link is made at once here, where AWS takes minutes: the create answers PENDING, as recorded, a read AVAILABLE. */
const READY = { status: "AVAILABLE", statusMessage: "Your vpc link is ready for use" };

const vpcLinks = collection({
  kind: "VpcLink",
  path: "/vpclinks",
  label: "vpcLinkId",
  collection: "vpcLinks",
  missing: "vpcLink",
  holder: (call) => call.account,
  remove: (call, _account, { value }) => refuseUsedLink(call, value),
  listed: (_call, value) => ({ ...value, ...READY }),
  shown: (_call, value) => ({ tags: {}, ...value, ...READY }),
  create: {
    body: LINK,
    status: 202,
    make: (call) => {
      const value = pick(call.input, Object.keys(LINK));
      if (value.name === "") refuse(REFUSED.name);
      if ((value.targetArns as string[]).length > 1) refuse(REFUSED.two);
      const bad = (value.targetArns as string[]).find((arn) => !/^arn:[^:]+:[^:]+:/.test(arn));
      if (bad !== undefined) refuse(REFUSED.arn, { arn: bad });
      return { id: freshId(call.account.collection("vpcLinks"), 6), ...value, status: "PENDING" };
    },
  },
});

const CERTIFICATE = { description: text, tags: map(text) };
const YEAR = 365 * 24 * 60 * 60;

const certificates = collection({
  kind: "ClientCertificate",
  path: "/clientcertificates",
  label: "clientCertificateId",
  collection: "clientCertificates",
  missing: "clientCertificate",
  holder: (call) => call.account,
  create: {
    name: "GenerateClientCertificate",
    body: CERTIFICATE,
    make: (call) => {
      const createdDate = seconds(call.now);
      return {
        clientCertificateId: freshId(call.account.collection("clientCertificates"), 6),
        // No key was made: there is nothing here that would present it.
        pemEncodedCertificate: "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
        createdDate,
        expirationDate: createdDate + YEAR,
        ...pick(call.input, Object.keys(CERTIFICATE)),
      };
    },
  },
});

export const operations: readonly Operation[] = [...vpcLinks, ...certificates];
