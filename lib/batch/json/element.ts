/** One element of a document while it is scanned: where its integrations stand in what the scanner keeps. */
import { InputError } from "../../../common/errors.js";
import { escapeToken } from "../../../common/pointer.js";
import { ANY_INTEGRATION, ELEMENTS, type ElementForm } from "./forms.js";
import { NameTable } from "./names.js";
import type { Scanner } from "./scanner.js";
import { OPEN_OBJECT } from "./scanner.js";

/** What is known of an element from where it stands. */
export interface Place {
  readonly pointer: string;
  /** Of its first byte. */
  readonly line: number;
  /** Members that each of its integrations is given, as JSON texts by name. */
  readonly given: Readonly<Record<string, string>>;
  /** Whether it is an integration, whatever it looks like. */
  readonly isIntegration: boolean;
  /** What is wrong where no row tells what it is; where nothing is, it is an integration. */
  readonly untold?: string;
}

/** A part of what is kept. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** A value that the rows ask for, and the quote before its name. */
interface Member extends Span {
  readonly nameFrom: number;
  readonly name: string;
}

/** A value of that name in a map of the element. */
interface Inner extends Span {
  readonly map: string;
  readonly name: string;
  /** The key of the map, as it stands between its quotes. */
  readonly key: Span;
}

const defined = (value: string | undefined): value is string => value !== undefined;

/** How the rows tell an element, and what they ask of it. */
const MARKS: ReadonlyMap<string, ElementForm> = new Map(
  [...ELEMENTS].reverse().flatMap((form) => form.marks.map((mark) => [mark, form] as const)),
);
const ASKED = new NameTable([
  ...MARKS.keys(),
  ...ELEMENTS.flatMap(({ names, path, map, member, bare, beside }) =>
    [
      ...Object.values(names).flat(),
      path,
      map,
      member,
      ...(bare ?? []),
      ...Object.values(beside ?? {}),
    ].filter(defined),
  ),
  "pointer",
  "document",
]);
const MAPS: ReadonlySet<string> = new Set(ELEMENTS.map(({ map }) => map).filter(defined));
const INNER = new NameTable(
  ELEMENTS.flatMap(({ map, member }) => (map === undefined ? [] : [member])).filter(defined),
);

/** How many lists and objects of an element stand around what the rows ask for. */
export const INNER_DEPTH = 3;

const CLOSED = 0x7d;
const NULL = 0x6e;

function refuse(message: string, pointer: string, line: number): never {
  throw new InputError(message, { pointer, line });
}

const isIntegration = ({ map, member, isLine }: ElementForm): boolean =>
  map === undefined && member === undefined && isLine !== true;

/** Told of what the scanner sees in the element, with depths counted from it. */
export class Element {
  readonly #scanner: Scanner;
  readonly #told = new Set<ElementForm>();
  readonly #members = new Map<string, Member>();
  /** Names that the rows ask for and that stand more than once. */
  readonly #doubled = new Set<string>();
  readonly #inner: Inner[] = [];
  /** The first member of a map that is empty, or no object, as a part of a pointer. */
  #empty: string | undefined;
  #wrong: string | undefined;
  /** The member, and the member of a map, that is read. */
  #name: string | undefined;
  #nameFrom = 0;
  #from = 0;
  #key: Span = { from: 0, to: 0 };
  #keyFrom = 0;
  #innerName: string | undefined;
  #innerFrom = 0;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
  }

  clear(): void {
    this.#told.clear();
    this.#members.clear();
    this.#doubled.clear();
    this.#inner.length = 0;
    this.#empty = undefined;
    this.#wrong = undefined;
    this.#name = undefined;
    this.#innerName = undefined;
  }

  name(depth: number, from: number, to: number): void {
    if (depth === 1) {
      this.#name = ASKED.find(this.#scanner, from, to);
      this.#nameFrom = from - 1;
      const form = this.#name === undefined ? undefined : MARKS.get(this.#name);
      if (form !== undefined) this.#told.add(form);
    } else if (this.#name !== undefined && MAPS.has(this.#name)) {
      if (depth === 2) this.#key = { from, to };
      else this.#innerName = INNER.find(this.#scanner, from, to);
    }
  }

  begin(depth: number, byte: number): void {
    if (this.#name === undefined) return;
    const { length } = this.#scanner;
    if (depth === 1) {
      this.#from = length;
      if (MAPS.has(this.#name) && byte !== OPEN_OBJECT && byte !== NULL) this.#wrong ??= `/${this.#name}`;
    } else if (depth === 2) {
      this.#keyFrom = length;
      if (MAPS.has(this.#name) && byte !== OPEN_OBJECT && byte !== NULL) this.#wrong ??= this.#keyPointer();
    } else if (depth === 3) this.#innerFrom = length;
  }

  end(depth: number): void {
    if (this.#name === undefined) return;
    const to = this.#scanner.length;
    if (depth === 1) {
      if (this.#members.has(this.#name)) this.#doubled.add(this.#name);
      this.#members.set(this.#name, { name: this.#name, nameFrom: this.#nameFrom, from: this.#from, to });
      this.#name = undefined;
    } else if (!MAPS.has(this.#name)) return;
    else if (depth === 2) {
      // What stands in a list has no key.
      const isEmpty =
        this.#wrong === undefined && to - this.#keyFrom === 2 && this.#scanner.byte(to - 1) === CLOSED;
      if (isEmpty) this.#empty ??= this.#keyPointer();
    } else if (this.#innerName !== undefined) {
      const { map, name, key } = { map: this.#name, name: this.#innerName, key: this.#key };
      this.#inner.push({ map, name, key, from: this.#innerFrom, to });
      this.#innerName = undefined;
    }
  }

  /** Once for each integration of an element that is whole: its envelope, in one line. */
  *envelopes(place: Place): Generator<string> {
    const { pointer, given } = place;
    const form = this.#form(place);
    if (form.isLine) {
      // Its own keys go before ours.
      const ours = Object.entries({ pointer: JSON.stringify(pointer), ...given });
      const added = Object.fromEntries(ours.filter(([name]) => !this.#members.has(name)));
      yield `${this.#scanner.text(0, this.#scanner.length - 1)}${written(added)}}`;
      return;
    }
    const told = `${this.#names(form, place)}${written(given)}`;
    const { map, member } = form;
    if (map !== undefined) yield* this.#ofMap(form, place, told);
    else if (member === undefined) {
      yield `${this.#whole(form, place)}${told},"pointer":${JSON.stringify(pointer)}}`;
    } else {
      const found = this.#member(member, place);
      if (found === undefined) return;
      const text = this.#scanner.text(found.from, found.to);
      if (text === "null") return;
      yield `{"integration":${text}${told},"pointer":${JSON.stringify(`${pointer}/${member}`)}}`;
    }
  }

  #form({ isIntegration: mustBe, untold, pointer, line }: Place): ElementForm {
    const form = ELEMENTS.find((row) => this.#told.has(row) && this.#isOf(row));
    if (mustBe) return form !== undefined && isIntegration(form) ? form : ANY_INTEGRATION;
    return form ?? (untold === undefined ? ANY_INTEGRATION : refuse(untold, pointer, line));
  }

  /** Does the element hold what its form says, or is it known to hold nothing? */
  #isOf({ map, member, bare }: ElementForm): boolean {
    if (bare === undefined || this.#members.has(map ?? member ?? "")) return true;
    return bare.every((name) => this.#members.has(name));
  }

  #member(name: string, { pointer, line }: Place): Member | undefined {
    if (this.#doubled.has(name)) refuse(`the member ${name} stands here twice`, `${pointer}/${name}`, line);
    return this.#members.get(name);
  }

  #names(form: ElementForm, place: Place): string {
    let text = "";
    for (const [name, holders] of Object.entries(form.names)) {
      const holder = holders.map((one) => this.#member(one, place)).find((found) => found !== undefined);
      if (holder !== undefined) text += `,"${name}":${this.#scanner.text(holder.from, holder.to)}`;
    }
    return text;
  }

  *#ofMap(form: ElementForm, place: Place, told: string): Generator<string> {
    const { map = "", path = "", empty } = form;
    const { pointer, line } = place;
    this.#member(map, place);
    if (this.#wrong !== undefined) refuse("this is to be an object", `${pointer}${this.#wrong}`, line);
    if (this.#empty !== undefined && empty !== undefined) refuse(empty, `${pointer}${this.#empty}`, line);
    const scanner = this.#scanner;
    const route = this.#member(path, place);
    const routePath = route === undefined ? "" : scanner.text(route.from, route.to);
    const keys = new Map<string, number>();
    for (const inner of this.#inner) {
      const { name, key, from, to } = inner;
      const keyText = scanner.text(key.from, key.to);
      const keyName = plain(keyText);
      const at = `${pointer}/${map}/${escapeToken(keyName)}/${name}`;
      const before = keys.get(keyName);
      if (before !== undefined) {
        refuse(`the member ${before === key.from ? name : keyName} stands here twice`, at, line);
      }
      keys.set(keyName, key.from);
      const integration = scanner.text(from, to);
      if (integration === "null") continue;
      const routeKey = routePath.startsWith('"') ? `,"routeKey":"${keyText} ${routePath.slice(1)}` : "";
      yield `{"integration":${integration}${routeKey}${told},"pointer":${JSON.stringify(at)}}`;
    }
  }

  /** The beginning of the envelope of an element that is an integration. */
  #whole(form: ElementForm, place: Place): string {
    const scanner = this.#scanner;
    const aside: { readonly name: string; readonly member: Member }[] = [];
    for (const [name, holder] of Object.entries(form.beside ?? {})) {
      const member = this.#member(holder, place);
      if (member !== undefined) aside.push({ name, member });
    }
    aside.sort((a, b) => a.member.from - b.member.from);
    let integration = "";
    let from = 0;
    for (const { member } of aside) {
      // With the comma before it, or, where it is the first, the comma behind it.
      const isFirst = member.nameFrom === 1;
      const isLast = scanner.byte(member.to) === CLOSED;
      integration += scanner.text(from, isFirst ? member.nameFrom : member.nameFrom - 1);
      from = isFirst && !isLast ? member.to + 1 : member.to;
    }
    integration += scanner.text(from, scanner.length);
    const texts = aside.map(({ name, member }) => `,"${name}":${scanner.text(member.from, member.to)}`);
    return `{"integration":${integration}${texts.join("")}`;
  }

  #keyPointer(): string {
    const { from, to } = this.#key;
    return `/${this.#name}/${escapeToken(plain(this.#scanner.text(from, to)))}`;
  }
}

function written(members: Readonly<Record<string, string>>): string {
  let text = "";
  for (const [name, value] of Object.entries(members)) text += `,"${name}":${value}`;
  return text;
}

/** The text of a string that stands between its quotes. */
export function plain(text: string): string {
  return text.includes("\\") ? (JSON.parse(`"${text}"`) as string) : text;
}
