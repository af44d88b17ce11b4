import { documented, inferred, reported } from "../../common/evidence.js";
import { lastRemaining, withLastRemaining } from "../strategies/remaining.js";
import { integer } from "./codecs.js";
import { listFamily } from "./families.js";
import { identity, readOnly } from "./rows.js";
import { MODEL, RECORDED, TABLE } from "./sources.js";
import type { KindGrammar } from "./types.js";
import { wholeNumber } from "./value-checks.js";

export const usage: KindGrammar<"Usage"> = {
  kind: "Usage",
  operation: "UpdateUsage",
  inputName: "updateUsageInput",
  errors: listFamily(reported(`boto3 issue 2504, in an older wording; ${RECORDED} for kinds of few members`)),
  members: {
    usagePlanId: identity("/usagePlanId", "The usage plan.", "UpdateUsage of the other plan", [
      "a1b2c3",
      "d4e5f6",
    ]),
    startDate: readOnly("/startDate", "The first day of the answer.", ["2024-06-01", "2024-06-02"]),
    endDate: readOnly("/endDate", "The last day of the answer.", ["2024-06-01", "2024-06-02"]),
    items: {
      shape: "lens",
      path: "/remaining",
      pointer: "/items",
      summary:
        "What the key has used and what remains, day by day; the last remaining number can be replaced.",
      operations: { replace: documented(TABLE) },
      value: integer,
      checks: [wholeNumber],
      read: lastRemaining,
      write: withLastRemaining,
      notice: "usage-extension",
      rest: "read-only-member",
      evidence: inferred(`${MODEL}: a temporary extension of the key's remaining quota`),
      example: {
        before: {
          items: {
            k1: [
              [10, 90],
              [100, 10],
            ],
          },
        },
        after: {
          items: {
            k1: [
              [10, 90],
              [100, 50],
            ],
          },
        },
        patchOperations: [{ op: "replace", path: "/remaining", value: "50" }],
        findings: ["usage-extension"],
      },
    },
    position: readOnly("/position", "Where the next page starts.", ["a", "b"]),
  },
};
