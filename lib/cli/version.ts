import { readFileSync } from "node:fs";

/** The version of the package. */
export function version(): string {
  // Compiled files lie in dist/lib/cli.
  const file = new URL("../../../package.json", import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
