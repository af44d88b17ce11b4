/** Reports of earlier runs: what a new one may take the place of. */

/** How each format that can be told begins. */
const BEGINNINGS: readonly RegExp[] = [
  /^\s*\{\s*"summary":\s*\{\s*"files":/,
  /^\s*\{\s*"\$schema":[^{]*"runs":\s*\[\s*\{\s*"tool":\s*\{\s*"driver":\s*\{\s*"name":\s*"patchway"/,
  /^# Conversion\n\n- \d+ files?: /,
  /^<\?xml [^>]*>\s*<testsuites name="patchway"/,
];

/** Is it a report of ours, or nothing at all? */
export const isEarlierReport = (text: string): boolean =>
  text === "" || BEGINNINGS.some((beginning) => beginning.test(text));
