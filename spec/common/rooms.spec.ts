import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { ROOT } from "../cli/harness.js";

/** A room, and the rooms that it may not know. */
const CLOSED: readonly (readonly [string, readonly string[]])[] = [
  ["common", ["patch", "mappings", "lib"]],
  ["patch", ["mappings", "lib"]],
  ["mappings", ["patch", "lib"]],
  ["lib/batch", ["lib/cli"]],
  ["lib/documents", ["lib/cli"]],
  ["lib/emulator", ["lib/cli"]],
  ["lib/live", ["lib/cli"]],
  ["lib/report", ["lib/cli"]],
];

/** What the modules of a room import of this package, as `file -> file`. */
function importsOf(room: string): string[] {
  const files = readdirSync(path.join(ROOT, room), { recursive: true, encoding: "utf8" });
  return files
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => {
      const file = path.posix.join(room, name.split(path.sep).join("/"));
      const text = readFileSync(path.join(ROOT, file), "utf8");
      return [...text.matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)].map(
        ([, to]) => `${file} -> ${path.posix.join(path.posix.dirname(file), to as string)}`,
      );
    });
}

describe("rooms", () => {
  for (const [room, closed] of CLOSED) {
    it(`${room} imports nothing of ${closed.join(", ")}`, () => {
      const imports = importsOf(room);
      expect(imports).not.to.deep.equal([]);
      const barred = imports.filter((line) => closed.some((other) => line.includes(` -> ${other}/`)));
      expect(barred).to.deep.equal([]);
    });
  }
});
