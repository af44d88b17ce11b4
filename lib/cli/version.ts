import { readFileSync } from "node:fs";
import { packageFile } from "../package.js";

/** The version of the package. */
export function version(): string {
  const file = packageFile("package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
