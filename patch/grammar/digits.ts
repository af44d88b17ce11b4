/**
 * Digits and nothing else as the number that they say, or `NaN`. No pattern: to go through so few characters takes less
 * than to start one, and most numbers that are sent are of this form.
 */
export function digitsIn(text: string): number {
  let number = text === "" ? Number.NaN : 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : Number.NaN;
  }
  return number;
}

/** Is it digits and nothing else? */
export function isDigits(text: string): boolean {
  return !Number.isNaN(digitsIn(text));
}
