// Compiles the project into dist/, then what start-up should not pay for: the JSON Schemas become plain functions, and the
// command line one file, since loading its modules one by one takes longer than what most commands do.
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
  const { build } = await import("esbuild");
  await build({
    entryPoints: [path.join(dist, "lib", "cli", "bin.js")],
    outfile: path.join(dist, "lib", "cli", "patchway.js"),
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    // Half the size to parse; names stay, for stack traces and for the names of errors.
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: "warning",
  });
}
process.exitCode = status ?? 1;
