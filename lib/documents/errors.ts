import { InputError } from "../../common/errors.js";

/** A text is no document that can be read: says where. */
export class DocumentError extends InputError {
  override name = "DocumentError";
}
