// Compiles the project into dist/, then what start-up should not pay for: the JSON Schemas become plain functions, the
// library and the command line a few files each.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, "dist");
const typescript = path.dirname(createRequire(import.meta.url).resolve("typescript/package.json"));
const { status } = spawnSync(process.execPath, [path.join(typescript, "bin", "tsc"), "-p", root], {
  stdio: "inherit",
});
if (status === 0) {
  await import(pathToFileURL(path.join(dist, "lib", "schemas", "compile.js")).href);
  const { library } = await import("./library.js");
  await library(dist);
  const { bundle } = await import("./bundle.js");
  await bundle(dist);
}
process.exitCode = status ?? 1;
