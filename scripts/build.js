// Compiles the project into dist/ and then the JSON Schemas into plain functions, so that start-up pays for neither.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const typescript = path.dirname(createRequire(import.meta.url).resolve("typescript/package.json"));
const { status } = spawnSync(process.execPath, [path.join(typescript, "bin", "tsc"), "-p", root], {
  stdio: "inherit",
});
const schemas = path.join(root, "dist", "mappings", "compile-schemas.js");
if (status === 0 && existsSync(schemas)) await import(pathToFileURL(schemas).href);
process.exitCode = status ?? 1;
