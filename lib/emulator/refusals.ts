import { type Refusal, ServiceError } from "../../common/errors.js";
import { type Evidence, inferred, recorded, reported } from "../../common/evidence.js";
import { type FindingValues, fill } from "../../common/findings.js";

/** A refusal of AWS's, `{placeholders}` included, and how it is known. */
export type RefusalRow = Refusal & Evidence;

const AWS = "calls recorded on AWS, LocalStack's AWS-validated tests";

export const badRequest = (message: string, evidence: Evidence): RefusalRow => ({
  name: "BadRequestException",
  message,
  ...evidence,
});
export const notFound = (message: string, evidence: Evidence): RefusalRow => ({
  name: "NotFoundException",
  message,
  ...evidence,
});
export const conflict = (message: string, evidence: Evidence): RefusalRow => ({
  name: "ConflictException",
  message,
  ...evidence,
});

export const inCalls = (which: string): Evidence => recorded(`${AWS}: ${which}`);
export const heard = (where: string): Evidence => reported(where);
export const guessed = (why: string): Evidence => inferred(why);

/** Throws a refusal with its places filled. */
export function refuse(row: RefusalRow, values: FindingValues = {}): never {
  throw new ServiceError({ name: row.name, message: fill(row.message, values) }, -1);
}
