/** A value as a line of text for a message. Whatever the value: nothing is thrown, and no `toString` of it is called. */
export function show(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return typeof value === "symbol" ? "a symbol" : `${value}`;
  try {
    return JSON.stringify(value, (_key, member: unknown) =>
      typeof member === "bigint" ? `${member}` : member,
    );
  } catch {
    return Array.isArray(value) ? "a list" : "an object";
  }
}
