import { InputError } from "../../common/errors.js";

export interface DocumentErrorPlace {
  readonly pointer?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** A text is no document that can be read: says where. */
export class DocumentError extends InputError {
  override name = "DocumentError";
  /** In UTF-16 code units, counted from 1. */
  readonly column?: number;

  constructor(message: string, place: DocumentErrorPlace = {}) {
    super(message, place);
    if (place.column !== undefined) this.column = place.column;
  }
}
