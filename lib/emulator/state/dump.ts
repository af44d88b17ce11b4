import { InputError } from "../../../common/errors.js";
import { copy, type Dictionary, get, isObject, put } from "../../../common/own.js";
import { escapeToken } from "../../../common/pointer.js";
import { ACCOUNT, type Collection, type Collections, type Holder } from "./tree.js";

/**
 * The whole state as JSON: what the Get operations answer, with the lists of what hangs below an entry as members of
 * it. People can write it by hand, or put it together from what the AWS command line prints.
 */

function dumpBelow(holder: Holder, into: Dictionary): Dictionary {
  for (const name of Object.keys(holder.table)) {
    const entries = [...holder.collection(name).values()];
    if (entries.length > 0) into[name] = entries.map((entry) => dumpBelow(entry, { ...entry.value }));
  }
  return into;
}

/** The document of an account. It shares its values with the state: serialise it at once. */
export function dump(account: Holder): Dictionary {
  return dumpBelow(account, { version: 1, account: account.value });
}

function objectAt(value: unknown, pointer: string): Dictionary {
  if (isObject(value)) return value;
  throw new InputError("an object is expected here", { pointer });
}

const ISO_DATE = /^\d{4}-\d\d-\d\dT/;

/** The AWS command line prints v1's dates as text, which SDKs do not read where seconds stand on the wire. */
function withSeconds(entry: Dictionary, dates: readonly string[] = []): Dictionary {
  for (const member of dates) {
    const value = get(entry, member);
    const time = typeof value === "string" && ISO_DATE.test(value) ? Date.parse(value) : Number.NaN;
    if (!Number.isNaN(time)) entry[member] = Math.floor(time / 1000);
  }
  return entry;
}

/** The members of an entry that are its own, not what hangs below. */
function ownMembers(entry: Dictionary, below: Collections): Dictionary {
  const own: Dictionary = {};
  for (const member of Object.keys(entry)) {
    if (!Object.hasOwn(below, member)) put(own, member, copy(entry[member]));
  }
  return own;
}

function loadBelow(holder: Holder, table: Collections, from: Dictionary, pointer: string): void {
  for (const name of Object.keys(table)) {
    const entries = get(from, name);
    if (entries === undefined || entries === null) continue;
    const at = `${pointer}/${name}`;
    if (!Array.isArray(entries)) throw new InputError(`${name} is a list`, { pointer: at });
    const { key, dates, below = {} } = table[name] as Collection;
    entries.forEach((raw: unknown, index) => {
      const here = `${at}/${index}`;
      const entry = objectAt(raw, here);
      const id = get(entry, key);
      if (typeof id !== "string" || id === "") {
        throw new InputError(`an entry of ${name} has a text ${key}`, { pointer: `${here}/${key}` });
      }
      if (holder.collection(name).has(id)) {
        throw new InputError(`two entries of ${name} have the ${key} ${id}`, { pointer: `${here}/${key}` });
      }
      loadBelow(holder.add(name, withSeconds(ownMembers(entry, below), dates)), below, entry, here);
    });
  }
}

const KNOWN: ReadonlySet<string> = new Set(["version", "account", ...Object.keys(ACCOUNT)]);

/** Does this look like a dump, as far as its first level goes? */
export function isDump(document: Dictionary): boolean {
  return (
    Object.keys(ACCOUNT).some((name) => Object.hasOwn(document, name)) || Object.hasOwn(document, "account")
  );
}

/**
 * Adds what a dump holds to an account.
 *
 * @throws InputError with the pointer of what is not as it has to be.
 */
export function load(account: Holder, document: unknown): void {
  const top = objectAt(document, "");
  for (const member of Object.keys(top)) {
    if (!KNOWN.has(member)) {
      throw new InputError(`a dump has no member ${member}; it has ${[...KNOWN].join(", ")}`, {
        pointer: `/${escapeToken(member)}`,
      });
    }
  }
  const version = get(top, "version");
  if (version !== undefined && version !== 1) {
    throw new InputError("this dump is of another version; this emulator reads version 1", {
      pointer: "/version",
    });
  }
  const own = get(top, "account");
  if (own !== undefined) account.value = copy(objectAt(own, "/account"));
  loadBelow(account, ACCOUNT, top, "");
}
