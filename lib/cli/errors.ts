import { InputError, type InputErrorPlace, PatchwayError } from "../../common/errors.js";

/** The command was called wrongly: an unknown option, a missing operand. */
export class UsageError extends PatchwayError {
  override name = "UsageError";
  /** A word that is none of the known ones: the nearest of these is suggested. */
  readonly mistaken?: { readonly word: string; readonly known: readonly string[] };

  constructor(message: string, mistaken?: UsageError["mistaken"]) {
    super(message);
    if (mistaken !== undefined) this.mistaken = mistaken;
  }
}

export interface ReadErrorPlace extends InputErrorPlace {
  readonly file: string;
  /** The line that the error stands on, control characters made visible, and the character that it is at. */
  readonly excerpt?: { readonly text: string; readonly mark: number };
  readonly mistaken?: UsageError["mistaken"];
}

/** A file is not what the command takes; knows the place in its text. */
export class ReadError extends InputError {
  override name = "ReadError";
  readonly excerpt?: NonNullable<ReadErrorPlace["excerpt"]>;
  readonly mistaken?: NonNullable<UsageError["mistaken"]>;

  constructor(message: string, place: ReadErrorPlace) {
    super(message, place);
    if (place.excerpt !== undefined) this.excerpt = place.excerpt;
    if (place.mistaken !== undefined) this.mistaken = place.mistaken;
  }
}
