/** The text of a file's bytes, or where and why they are none. */
import { isUtf8 } from "node:buffer";
import { DocumentError } from "../errors.js";
import { refusal } from "./world.js";

/** How files begin that are no text in UTF-8, and what to do. */
const NOT_TEXT: readonly (readonly [readonly number[], string])[] = [
  [[0x1f, 0x8b], "this is gzip-compressed; decompress it first"],
  [[0x50, 0x4b, 0x03, 0x04], "this is a ZIP archive; unpack it first"],
  [[0xff, 0xfe], "this text is in UTF-16; save it as UTF-8"],
  [[0xfe, 0xff], "this text is in UTF-16; save it as UTF-8"],
];

const LINE_FEED = 0x0a;

const decode = (bytes: Uint8Array) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** The line and column of a byte, for a message. */
function placeOf(bytes: Buffer, offset: number) {
  let line = 1;
  let start = 0;
  for (let feed = bytes.indexOf(LINE_FEED); feed >= 0 && feed < offset; line++) {
    start = feed + 1;
    feed = bytes.indexOf(LINE_FEED, start);
  }
  return { line, column: decode(bytes.subarray(start, offset)).length + 1 };
}

/** The first line that is not UTF-8, and the first character of it that is none. */
function badPlace(bytes: Buffer) {
  let line = 1;
  for (let start = 0; ; line++) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const text = bytes.subarray(start, feed < 0 ? bytes.length : feed);
    if (feed < 0 || !isUtf8(text)) return { line, column: decode(text).indexOf("\ufffd") + 1 };
    start = feed + 1;
  }
}

/** @param file as messages name it */
export function decodeText(bytes: Buffer, file: string): string {
  const sort = NOT_TEXT.find(([start]) => start.every((byte, index) => bytes[index] === byte));
  if (sort !== undefined) throw new DocumentError(sort[1], { file, line: 1, column: 1 });
  const zero = bytes.indexOf(0);
  if (zero >= 0) throw new DocumentError("this is binary data, not text", { file, ...placeOf(bytes, zero) });
  if (!isUtf8(bytes)) {
    throw new DocumentError("this is not text in UTF-8; save it as UTF-8", { file, ...badPlace(bytes) });
  }
  try {
    // The mark at the beginning stays part of the text: it has to be written again.
    return decode(bytes);
  } catch (error) {
    throw new DocumentError(refusal(error), { file });
  }
}
