import type { ServiceErrorName } from "../../../common/errors.js";
import type { Evidence } from "../../../common/evidence.js";

/** A text that API Gateway answers with. */
export interface ErrorRow {
  /** AWS's own spelling; `{name}` stands for what varies. */
  readonly text: string;
  readonly name: ServiceErrorName | "SerializationException";
  readonly meaning: string;
  readonly remedy: string;
  readonly evidence: Evidence;
}
