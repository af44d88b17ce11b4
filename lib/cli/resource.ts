import { InputError } from "../../common/errors.js";
import { copy } from "../../common/own.js";
import { readForm } from "../../patch/forms.js";
import { anObject, plain } from "../../patch/given.js";
import type { Kind, Resources } from "../../patch/grammar/resources.js";
import type { Input } from "./read.js";

/** Carries out a call on an input, and lets its InputErrors name the file and the place in it. */
export function within<T>({ file, pointer }: Input, call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof InputError) || error.file !== undefined) throw error;
    throw new InputError(error.message, { file, pointer: `${pointer}${error.pointer}` });
  }
}

/** The resource that an input holds, as it is, once it is known to have one of the forms that are read. */
export function resourceOf<K extends Kind>(kind: K, input: Input): Resources[K] {
  // A copy is made of as much as the engines read: what they refuse is told with its file.
  within(input, () => copy(readForm(kind, plain(input.value, `the ${kind}`)).resource));
  return input.value as Resources[K];
}

/** The object that a translated update is for, of either API. */
export function currentOf(input: Input): object {
  return within(input, () => anObject(input.value, "the current object"));
}
