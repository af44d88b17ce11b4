/** Where a scan stands in a document: which element is read, and what is known of its place. */
import { InputError } from "../../../common/errors.js";
import { DEEPEST, get, isObject } from "../../../common/own.js";
import { escapeToken, formatPointer } from "../../../common/pointer.js";
import { Element, INNER_DEPTH, type Place, plain } from "./element.js";
import { DOCUMENTS, type DocumentForm, documentWith, marksElement } from "./forms.js";
import { type Listener, OPEN_LIST, OPEN_OBJECT, Scanner } from "./scanner.js";

const UNTOLD =
  "no integration is told here: expected is what aws apigateway get-resources --embed methods, get-integration, aws apigatewayv2 get-integrations or patchway pull write, or a list of integrations";

/** What each integration of a state document is given of its API: under which name, from which member, and what it may be. */
const API = [
  { name: "api", member: "version", words: ["v1", "v2"] },
  { name: "protocol", member: "protocol", words: ["HTTP", "WEBSOCKET"] },
] as const;

/** Deeper than anything is nested. */
const NOWHERE = DEEPEST + 1;

/** How much of a piece is scanned at once: what is kept grows by no more than that before its length is looked at. */
export const WINDOW = 1 << 17;

const DESCRIBED: ReadonlySet<string> = new Set(
  DOCUMENTS.flatMap(({ api }) => (api === undefined ? [] : [api])),
);

/** Where the elements of a document stand: it is one, it is a list of them, or it has them in a member. */
type Where = "alone" | "list" | DocumentForm;

/** Follows documents, one behind the other: which element is read, and what is known of where it stands. */
export class Documents implements Listener {
  readonly scanner = new Scanner(this);
  readonly #element = new Element(this.scanner);
  #where: Where = "alone";
  /** How many lists and objects stand around an element; none stands as deep as `NOWHERE`. */
  #depth = 0;
  /** How many documents have begun. */
  #count = 0;
  /** The member of the document that is read, and the one that holds the elements. */
  #member = "";
  #holder = "";
  /** The element's key in a map, as it stands between its quotes; its index in a list. */
  #key = "";
  #index = -1;
  /** Of the element's first byte. */
  #line = 1;
  /** Whether an object showed by its own members that it is an element. */
  #isElement = false;
  /** Where the description of the API begins in what is kept. */
  #apiFrom = -1;
  /** The description, and whether there are two; they count only where elements follow. */
  #described: string | undefined;
  #isDescribedTwice = false;
  /** What each element is given of it, as JSON texts by name. */
  #api: Readonly<Record<string, string>> = {};
  /** An element is whole. */
  isReady = false;

  constructor(readonly limit: number) {}

  begin(depth: number, byte: number): void {
    if (depth > this.#depth) {
      this.#element.begin(depth - this.#depth, byte);
      if (depth !== 1 || this.#where !== "alone") return;
      this.#look(byte);
      return;
    }
    if (depth === 0) this.#open(byte);
    if (depth === this.#depth) this.#keep();
  }

  end(depth: number): boolean {
    if (depth > this.#depth) {
      if (depth === 1 && this.#apiFrom >= 0) this.#describe();
      this.#element.end(depth - this.#depth);
      return false;
    }
    if (depth === this.#depth) {
      this.isReady = true;
      return true;
    }
    if (depth === this.#depth - 1) this.#leave();
    return false;
  }

  name(depth: number, from: number, to: number): void {
    if (depth > this.#depth) {
      this.#element.name(depth - this.#depth, from, to);
      if (depth !== 1 || this.#where !== "alone") return;
      this.#member = plain(this.scanner.text(from, to));
      this.#isElement ||= marksElement(this.#member);
    } else if (depth === this.#depth) {
      this.#key = this.scanner.text(from, to);
    } else {
      this.#member = plain(this.scanner.text(from, to));
      this.#checkBeside();
    }
  }

  /** What the element that is ready holds. */
  *envelopes(): Generator<string> {
    this.isReady = false;
    this.checkLength();
    yield* this.#element.envelopes(this.#place());
    this.scanner.keeping = false;
  }

  /** @throws InputError where more is kept than one element may have */
  checkLength(): void {
    const { length, keeping } = this.scanner;
    // Where nothing is kept, a part of a window and, across windows, a name may be there.
    if (length <= this.limit || (!keeping && length <= this.limit + WINDOW)) return;
    throw new InputError(
      `this has more than ${this.limit} bytes, white space left out, which is the limit for one element`,
      { pointer: this.#elementPointer(), line: this.#line },
    );
  }

  /** The nearest value whose pointer is known. */
  get pointer(): string {
    const inMember = this.#where === "alone" || this.#depth === NOWHERE;
    if (!inMember) return this.#elementPointer();
    return this.#member === "" ? "" : `/${escapeToken(this.#member)}`;
  }

  #elementPointer(): string {
    const where = this.#where;
    if (where === "alone") return "";
    const holder = where === "list" ? "" : `/${escapeToken(this.#holder)}`;
    const isMap = where !== "list" && where.opens === OPEN_OBJECT;
    return `${holder}/${isMap ? escapeToken(plain(this.#key)) : Math.max(this.#index, 0)}`;
  }

  #place(): Place {
    const where = this.#where;
    const form = typeof where === "object" ? where : undefined;
    const isIntegration = form?.integrationsOnly === true;
    return {
      pointer: this.#elementPointer(),
      line: this.#line,
      given: {
        ...(form?.key === undefined ? {} : { [form.key]: `"${this.#key}"` }),
        ...this.#api,
        ...(this.#count > 1 ? { document: `${this.#count}` } : {}),
      },
      isIntegration,
      ...(isIntegration || where === "list" ? {} : { untold: UNTOLD }),
    };
  }

  #open(byte: number): void {
    this.#count++;
    this.#where = byte === OPEN_LIST ? "list" : "alone";
    this.#member = "";
    this.#key = "";
    this.#isElement = false;
    this.#apiFrom = -1;
    this.#described = undefined;
    this.#isDescribedTwice = false;
    this.#api = {};
    this.#enter(byte === OPEN_LIST ? 1 : 0);
  }

  /** Elements stand at this depth. */
  #enter(depth: number): void {
    this.#depth = depth;
    this.#index = -1;
    this.scanner.keeping = false;
    this.scanner.watched = depth + INNER_DEPTH;
  }

  /** Behind the last element. */
  #leave(): void {
    this.#depth = NOWHERE;
    this.scanner.watched = 1;
  }

  #keep(): void {
    this.#index++;
    this.#line = this.scanner.line;
    this.#element.clear();
    this.scanner.keep();
  }

  /** A member of an object that is kept as an element itself, until one of its members tells otherwise. */
  #look(byte: number): void {
    const form = this.#isElement ? undefined : documentWith(this.#member);
    if (form !== undefined) {
      if (byte !== form.opens) {
        const what = form.opens === OPEN_LIST ? "a list" : "a map";
        this.#refuse(`${this.#member} is ${what} in ${form.name}`, this.#member);
      }
      this.#where = form;
      this.#holder = this.#member;
      this.#enter(2);
      if (form.api !== undefined) this.#readApi(form.api);
    } else if (DESCRIBED.has(this.#member)) {
      this.#isDescribedTwice ||= this.#described !== undefined;
      this.#apiFrom = this.scanner.length;
    }
  }

  #describe(): void {
    this.#described = this.scanner.text(this.#apiFrom, this.scanner.length);
    this.#apiFrom = -1;
  }

  #readApi(member: string): void {
    if (this.#isDescribedTwice) this.#refuseTwice(member);
    if (this.#described === undefined) return;
    const described: unknown = JSON.parse(this.#described);
    if (!isObject(described)) this.#refuse(`${member} is an object in a state document`, member);
    const api: Record<string, string> = {};
    for (const { name, member: within, words } of API) {
      const value = get(described, within) ?? null;
      if (value === null) continue;
      if (!words.some((word) => word === value)) {
        this.#refuse(`the ${within} of the API is ${words.join(" or ")}`, member, within);
      }
      api[name] = `"${value}"`;
    }
    this.#described = "";
    this.#api = api;
  }

  /** A member behind or before the one that holds the elements. */
  #checkBeside(): void {
    const member = this.#member;
    const where = this.#where as DocumentForm;
    if (member === this.#holder) this.#refuseTwice(member);
    if (member === where.api && this.#described !== undefined) this.#refuseTwice(member);
    if (documentWith(member) === undefined && !marksElement(member)) return;
    this.#refuse(`${where.name} has its elements in ${this.#holder}, and no ${member} beside it`, member);
  }

  #refuseTwice(member: string): never {
    this.#refuse(`the member ${member} stands here twice`, member);
  }

  #refuse(message: string, ...path: string[]): never {
    throw new InputError(message, { pointer: formatPointer(path), line: this.scanner.line });
  }
}
