import fc from "fast-check";

export type Arb<T> = fc.Arbitrary<T>;

const LONG = "x".repeat(500);

/** Keys that break code which takes objects for dictionaries, splits paths, or escapes in the wrong order. */
export const WEIRD_KEYS: readonly string[] = [
  "a/b~c",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "",
  " ",
  "~1",
  "~01",
  "a~1b",
  "-",
  "0",
  "10",
  "ключ✓",
  "𝒳",
  "\ud800",
  "\udc00\ud800",
  "\u001b[31m",
  LONG,
];

export const weirdKey: Arb<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...WEIRD_KEYS), weight: 3 },
  { arbitrary: fc.string({ unit: "binary", maxLength: 12 }), weight: 1 },
);

/** Names such as a header's or a variable's, with the hard ones among them. */
export const name: Arb<string> = fc.oneof(
  { arbitrary: fc.constantFrom("X-Request-Id", "q", "id", "Accept", "page_size", "proxy"), weight: 6 },
  { arbitrary: fc.constantFrom("a~1/b", "a/b~c", "__proto__", "constructor", "é", LONG), weight: 2 },
);

export const contentType: Arb<string> = fc.oneof(
  {
    arbitrary: fc.constantFrom(
      "application/json",
      "application/xml",
      "text/xml;charset=utf-8",
      "application/vnd.api+json",
      "multipart/form-data; boundary=a~1/b",
      "a/b~c",
      "audio/x~y",
      "application/~1~0",
    ),
    weight: 9,
  },
  { arbitrary: weirdKey, weight: 1 },
);

export const prefixed = (...prefixes: readonly string[]): Arb<string> =>
  fc.tuple(fc.constantFrom(...prefixes), name).map(([prefix, end]) => `${prefix}${end}`);

export const template: Arb<string> = fc.oneof(
  {
    arbitrary: fc.constantFrom(
      '{"statusCode": 200}',
      "$input.body",
      "#set($a = 1)$a",
      '{"id": "$context.requestId"}',
    ),
    weight: 5,
  },
  {
    arbitrary: fc.constantFrom("", " ", "null", `<x>${LONG}${"y".repeat(12)}</x>`, "\u0000\ud800"),
    weight: 2,
  },
  { arbitrary: fc.string({ maxLength: 20 }), weight: 1 },
);

/** A text of the kind that people write, never empty. */
export const words: Arb<string> = fc.oneof(
  { arbitrary: fc.constantFrom("pets", "pets of the shop", "v2", "ünïcode ✓", `a${LONG}b`), weight: 4 },
  { arbitrary: fc.string({ minLength: 1, maxLength: 12 }), weight: 1 },
);

export const identifier: Arb<string> = fc.constantFrom("a1b2c3", "d4e5f6", "g7h8i9", "j0k1l2");

export const arn = (service: string, ...resources: readonly string[]): Arb<string> =>
  fc.constantFrom(...resources.map((resource) => `arn:aws:${service}:eu-west-1:123456789012:${resource}`));

export const moment: Arb<Date> = fc.constantFrom(new Date(0), new Date(Date.UTC(2024, 5, 1)));

export const tags = fc.dictionary(fc.constantFrom("team", "stage", "a/b~c"), fc.constantFrom("x", "y", ""), {
  maxKeys: 2,
  noNullPrototype: true,
});
