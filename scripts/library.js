// The library as a few ES modules in which functions and classes are constants. V8 takes a module's own `const` for what it
// holds when it compiles a function that names it: a call goes straight to its target, or becomes part of the caller. A
// declaration's binding can be assigned to, and what a module imports or exports lies in a cell: these are loaded, checked
// and compared at every call, until the hot paths outgrow the processor's cache of instructions.
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { transform } from "esbuild";
import MagicString from "magic-string";
import { rollup } from "rollup";

/** The package's entries. The modules that both have lie with those of the first, where the hot paths are. */
const ENTRIES = { patchway: "lib/index.js", emulator: "lib/emulator/index.js" };

/** A compiled module with its map, so that places lead to the source. */
const compiled = {
  name: "compiled",
  load: (file) => ({ code: readFileSync(file, "utf8"), map: readFileSync(`${file}.map`, "utf8") }),
};

/**
 * The name that a function or class has itself, for stack traces and the names of errors: that of its source, where rollup
 * has told it from another by a number, unless its text says this other's. A function that has its variable's name gets it
 * from there: a name of its own would hide the constant.
 */
function ownName({ type, id, end }, text) {
  const name = id.name.replace(/\$\d+$/, "");
  if (name === id.name) return type === "FunctionDeclaration" ? "" : name;
  return text
    .slice(id.end, end)
    .split(/[^\w$]+/)
    .includes(name)
    ? id.name
    : name;
}

/** @throws where something assigns to what is a constant now; the compiler refuses that for functions and classes. */
async function checkConstants(code, fileName) {
  const { warnings } = await transform(code, { format: "esm", logLevel: "silent" });
  const assigned = warnings.find(({ id }) => id === "assign-to-constant");
  if (assigned !== undefined) throw new Error(`${fileName}: ${assigned.text}: ${assigned.location.lineText}`);
}

const constants = {
  name: "constants",
  async renderChunk(text, { fileName }) {
    const { body } = this.parse(text);
    const out = new MagicString(text);
    const top = body.findLast(({ type }) => type === "ImportDeclaration")?.end ?? 0;
    const fixed = new Set();
    let before = top;
    for (const node of body) {
      const { type, id, start, end } = node;
      if (type === "FunctionDeclaration" || type === "ClassDeclaration") {
        const name = ownName(node, text);
        if (name === "") out.remove(id.start, id.end);
        else if (name !== id.name) out.update(id.start, id.end, name);
        out.prependRight(start, `const ${id.name} = `).appendLeft(end, ";");
        fixed.add(id.name);
        // Functions first, each with the comment above it: whatever runs while the module is evaluated finds them, as it
        // finds declarations.
        if (type === "FunctionDeclaration" && before > top) out.move(before, end, top);
      } else if (type === "VariableDeclaration" && node.kind === "const") {
        for (const { id } of node.declarations) fixed.add(id.name);
      } else if (type === "ExportNamedDeclaration" && node.source === null) {
        // What a module exports lies in a cell for the module as well: a second constant is exported in place of the first.
        const names = node.specifiers.map(({ local, exported }) => [local.name, exported.name]);
        const second = (name) => (fixed.has(name) ? `${name}$exported` : name);
        const made = names.filter(([name]) => fixed.has(name));
        const lines = made.map(([name]) => `const ${second(name)} = ${name};\n`);
        const list = names.map(([name, exported]) => `${second(name)} as ${exported}`);
        out.update(start, end, `${lines.join("")}export { ${list.join(", ")} };`);
      }
      before = end;
    }
    const code = out.toString();
    await checkConstants(code, fileName);
    return { code, map: out.generateMap({ hires: "boundary" }) };
  },
};

/** The modules that are loaded with this one. */
function loadedWith(entry, getModuleInfo) {
  const modules = new Set([entry]);
  for (const id of modules) for (const each of getModuleInfo(id).importedIds) modules.add(each);
  return modules;
}

/**
 * Writes the bundles into dist/library.
 *
 * @param dist the folder of the compiled project
 */
export async function library(dist) {
  const folder = path.join(dist, "library");
  const input = Object.fromEntries(Object.entries(ENTRIES).map(([name, id]) => [name, path.join(dist, id)]));
  const shapes = path.join(dist, "patch", "shapes", "index.js");
  let first;
  const bundle = await rollup({
    input,
    external: (id) => !/^[./]/.test(id) && !path.isAbsolute(id),
    plugins: [compiled],
    onwarn({ code, ids, message }) {
      // The shapes of rows hold one another, and none asks for another before all are there.
      if (code !== "CIRCULAR_DEPENDENCY" || !ids.includes(shapes)) throw new Error(message);
    },
  });
  rmSync(folder, { recursive: true, force: true });
  await bundle.write({
    dir: folder,
    format: "es",
    plugins: [constants],
    manualChunks(id, { getModuleInfo }) {
      first ??= loadedWith(input.patchway, getModuleInfo);
      return first.has(id) ? "main" : undefined;
    },
    chunkFileNames: "[name].js",
    hoistTransitiveImports: false,
    minifyInternalExports: false,
    generatedCode: "es2015",
    sourcemap: true,
    sourcemapExcludeSources: true,
  });
  await bundle.close();
}
