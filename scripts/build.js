// Compiles the project into dist/ and then the JSON Schemas into plain functions, so that start-up pays for neither.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const typescript = path.dirname(createRequire(import.meta.url).resolve("typescript/package.json"));
const { status } = spawnSync(process.execPath, [path.join(typescript, "bin", "tsc"), "-p", root], {
  stdio: "inherit",
});
if (status === 0) await import(pathToFileURL(path.join(root, "dist", "lib", "schemas", "compile.js")).href);
process.exitCode = status ?? 1;
