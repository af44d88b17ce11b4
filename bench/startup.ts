/**
 * How long `patchway diff a.json b.json` takes as a process, against `node` on an empty module: rounds interleaved, so
 * that a busy machine slows both alike, and the median of many.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROUNDS = Number(process.argv[2] ?? 60);
const LIMIT = 1.6;

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..");
const folder = mkdtempSync(path.join(tmpdir(), "patchway-startup-"));
const empty = path.join(folder, "empty.mjs");
writeFileSync(empty, "");

const bin = path.join(root, "dist", "lib", "cli", "patchway.cjs");
const pair = ["current.json", "desired.json"].map((file) => path.join(root, "examples", file));
const CASES: Readonly<Record<string, readonly string[]>> = {
  "node, an empty module": [empty],
  "patchway --version": [bin, "--version"],
  "patchway diff": [bin, "diff", ...pair],
  "patchway diff --format json": [bin, "diff", ...pair, "--format", "json"],
};

const times = new Map<string, number[]>(Object.keys(CASES).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, argv] of Object.entries(CASES)) {
    const start = process.hrtime.bigint();
    const { status, error } = spawnSync(process.execPath, argv, { stdio: "ignore" });
    if (error !== undefined || status === 1) throw error ?? new Error(`${name} failed`);
    times.get(name)?.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
}
rmSync(folder, { recursive: true });

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
const base = median(times.get("node, an empty module") as number[]);
process.stdout.write(`median of ${ROUNDS} rounds; node ${process.version}\n`);
for (const [name, values] of times) {
  const value = median(values);
  process.stdout.write(
    `${name.padEnd(30)} ${value.toFixed(1).padStart(7)} ms  ${(value / base).toFixed(2)}\n`,
  );
}
const ratio = median(times.get("patchway diff") as number[]) / base;
process.stdout.write(`patchway diff / node = ${ratio.toFixed(2)} (at most ${LIMIT})\n`);
process.exitCode = ratio > LIMIT ? 1 : 0;
