/** Operations of a list that somebody wrote. */
import { documented, inferred, recorded, unknown } from "../../common/evidence.js";
import type { Catalogue } from "../../common/findings.js";
import { MODEL, RECORDED, TABLE } from "../grammar/sources.js";

export const operationFindings = {
  "operation-refused": {
    severity: "error",
    message: "AWS would answer {name}: {text}",
    remedy: "Write a path and an operation that the kind takes; explain has them.",
    why: "The list is checked against the grammar of the kind, in AWS's order.",
    evidence: inferred("the grammar row's own evidence"),
  },
  "malformed-operation": {
    severity: "error",
    message: "{problem}",
    remedy: 'Write { "op": "replace", "path": "/member", "value": "text" }, every member a string.',
    why: "The SDK's PatchOperation has four members, and each is a string.",
    evidence: documented(MODEL),
  },
  "operation-unproven": {
    severity: "warning",
    message: "no source says what {op} {path} does",
    remedy: "{advice}",
    why: "AWS's table lists the operation, and no client, test or recording uses it.",
    evidence: unknown(`${TABLE} lists it; nothing shows its effect`),
  },
  "value-ignored": {
    severity: "info",
    message: "{op} ignores its value",
    remedy: "Leave the value out.",
    why: "Recorded: a remove with a value that differs from the stored one is accepted.",
    evidence: recorded(RECORDED),
  },
  "value-missing": {
    severity: "warning",
    message: "{op} {path} has no value: AWS stores {stored}",
    remedy: 'Give the value as text; "" where it is meant to be empty.',
    why: "An omitted value is accepted and read as an empty one.",
    evidence: recorded(`${RECORDED}: RequestValidator`),
  },
} as const satisfies Catalogue;
