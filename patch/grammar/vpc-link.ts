import { documented, inferred, recorded } from "../../common/evidence.js";
import { string } from "./codecs.js";
import { listFamily } from "./families.js";
import { atCreation, description, identity, readOnly, tags } from "./rows.js";
import { MODEL, RECORDED, TABLE } from "./sources.js";
import type { KindGrammar } from "./types.js";
import { notEmpty } from "./value-checks.js";

export const vpcLink: KindGrammar<"VpcLink"> = {
  kind: "VpcLink",
  operation: "UpdateVpcLink",
  inputName: "updateVpcLinkInput",
  errors: listFamily(inferred(`${RECORDED} for kinds of few members`)),
  members: {
    id: identity("/id", "The id.", "CreateVpcLink, then DeleteVpcLink for the old one", ["a1b2c3", "d4e5f6"]),
    name: {
      shape: "scalar",
      path: "/name",
      summary: "The name.",
      operations: { replace: recorded(RECORDED) },
      value: string,
      checks: [notEmpty()],
      clear: { by: "nothing", evidence: documented(`${MODEL}: CreateVpcLink asks for it`) },
      example: {
        before: { name: "shop" },
        after: { name: "new shop" },
        patchOperations: [{ op: "replace", path: "/name", value: "new shop" }],
      },
    },
    description: description("The description.", documented(TABLE)),
    targetArns: atCreation(
      "/targetArns",
      "The network load balancer.",
      "Create another link with CreateVpcLink and delete this one.",
      [
        ["arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/a/1"],
        ["arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/b/2"],
      ],
    ),
    status: readOnly("/status", "How far the link is.", ["PENDING", "AVAILABLE"]),
    statusMessage: readOnly("/statusMessage", "Why the link is as far as it is.", ["wait", "done"]),
    tags,
  },
};
