/** How a member's value travels: every value of an operation is text, whatever the member's type. */
export interface Codec {
  readonly name: "string" | "integer" | "number" | "boolean" | "json";
  /** The type that the member has in the object. */
  readonly type: "string" | "number" | "boolean";
  /** The text to send. The value has the codec's type. */
  readonly encode: (value: string | number | boolean) => string;
  /** What AWS stores for a text; `undefined` where the member is absent afterwards. */
  readonly decode: (text: string) => string | number | boolean | undefined;
}

const identity = (value: string | number | boolean): string => value as string;

export const string: Codec = { name: "string", type: "string", encode: identity, decode: (text) => text };

/** A value as text. Plain text is most of what is sent, and needs no call. */
export function encoded(codec: Codec, value: string | number | boolean): string {
  return codec === string ? (value as string) : codec.encode(value);
}

/** Is it a value of the codec's type? By three questions that are answered at once; `typeof` beside a variable is a call. */
export function isOfType({ type }: Codec, value: unknown): boolean {
  if (type === "string") return typeof value === "string";
  return type === "number" ? typeof value === "number" : typeof value === "boolean";
}

/** Text whose content is a JSON document; AWS stores the text. */
export const json: Codec = { name: "json", type: "string", encode: identity, decode: (text) => text };

export const integer: Codec = {
  name: "integer",
  type: "number",
  encode: String,
  decode: (text) => (text === "" ? undefined : Number(text)),
};

export const number: Codec = { ...integer, name: "number" };

/** Recorded: "true" is true; every other text, and none at all, is stored as false without an error. */
export const boolean: Codec = {
  name: "boolean",
  type: "boolean",
  encode: String,
  decode: (text) => text === "true",
};
