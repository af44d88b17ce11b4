/** What a piece of a text report is, so that colour is chosen in one place. */
const CODES = {
  heading: "1",
  error: "31",
  warning: "33",
  info: "36",
  add: "32",
  remove: "31",
  replace: "33",
  faint: "2",
} as const;

export type Style = keyof typeof CODES;

export type Paint = (style: Style, text: string) => string;

export const plain: Paint = (_, text) => text;

export const coloured: Paint = (style, text) => (text === "" ? "" : `\x1b[${CODES[style]}m${text}\x1b[0m`);

/** How a text report is laid out. */
export interface Layout {
  readonly paint: Paint;
  /** Columns to fill. */
  readonly width: number;
}

export const PLAIN_LAYOUT: Layout = { paint: plain, width: 120 };
