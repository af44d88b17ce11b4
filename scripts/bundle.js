// The command line as a few CommonJS files, since Node loads and compiles these in half the time that hundreds of modules
// take, and sooner than its loader of ES modules is up. Each module is in one file only, from where the others take it, so
// that there is one `UsageError`. What a run does not need it does not load: a file is read when the first of its modules
// is imported, and a module runs when it is first asked for.
import { chmodSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/**
 * The files. `has` names modules and folders in dist/; what these import and no row names goes into the first file that
 * reaches it. `main` is the module that runs where Node or a worker thread is started with the file.
 *
 * A new part of the command line gets a row, or a place in one. A worker thread gets a row with its `main`, and is started
 * by its path in the package, `packageFile("dist", "lib", "cli", "lines.cjs")`: a path beside `import.meta.url` would be
 * beside the bundle here and beside the module in the library.
 */
const BUNDLES = [
  { name: "patchway", main: "lib/cli/bin.js", has: [] },
  {
    name: "mappings",
    has: [
      "mappings/",
      "lib/translate/",
      "lib/translate.js",
      "lib/cli/commands/convert.js",
      "lib/cli/commands/translate.js",
      "lib/cli/v2-diff.js",
    ],
  },
  {
    name: "explain",
    has: ["lib/explain/", "lib/explain.js", "lib/catalogue.js", "lib/cli/commands/explain.js"],
  },
  {
    name: "help",
    has: [
      "lib/cli/commands/help.js",
      "lib/cli/commands/completion.js",
      "lib/cli/completion.js",
      "lib/cli/reference.js",
      "lib/cli/help.js",
    ],
  },
  { name: "lines", main: "lib/batch/worker.js", has: ["lib/batch/", "lib/cli/lines/"] },
  {
    name: "documents",
    has: ["lib/documents/", "lib/report/index.js", "lib/cli/files.js", "lib/cli/report-file.js"],
  },
  {
    name: "live",
    has: [
      "lib/clients/",
      "lib/live/",
      "lib/plan/",
      "lib/plan.js",
      "lib/cli/live.js",
      ...["pull", "plan", "apply", "rollback"].map((command) => `lib/cli/commands/${command}.js`),
    ],
  },
  { name: "emulate", has: ["lib/emulator/", "lib/cli/commands/emulate.js"] },
];

const fileOf = (name) => `./${name}.cjs`;

/** What a module of another bundle is here: the module that its bundle keeps under its name. */
const elsewhere = (name, id) =>
  `module.exports = require(${JSON.stringify(fileOf(name))})[${JSON.stringify(id)}]();`;

/** The grammars by getters: a command runs the rows of the kinds that it asks for. */
function grammarsOnDemand(source) {
  const files = new Map(
    [...source.matchAll(/^import \{ (\w+) \} from "(\.\/[\w-]+\.js)";$/gm)].map(([, name, file]) => [
      name,
      file,
    ]),
  );
  const kinds = [...source.matchAll(/^ {4}(\w+): (\w+),$/gm)];
  if (kinds.length === 0 || kinds.length !== files.size)
    throw new Error("the table of grammars is not as expected");
  const getters = kinds.map(([, kind, name]) => {
    return `  get ${kind}() { return require(${JSON.stringify(files.get(name))}).${name}; },`;
  });
  return `export const grammars = {\n${getters.join("\n")}\n};\n`;
}

/** The members of all rows as a list made here: to gather them when they are needed would run the rows of every kind. */
async function membersAtHand(dist, source) {
  const load = (file) => import(pathToFileURL(path.join(dist, "patch", file)).href);
  const [{ alike }, { integration }] = await Promise.all([load("alike.js"), load("grammar/integration.js")]);
  const members = JSON.stringify(Object.keys(alike(integration.members.uri)));
  const known = source.replace(/^let known;$/m, `let known = ${members};`);
  if (known === source) throw new Error("where the members of rows are kept is not as expected");
  return known;
}

/**
 * Writes the bundles into dist/lib/cli.
 *
 * @param dist the folder of the compiled project
 */
export async function bundle(dist) {
  const folder = path.join(dist, "lib", "cli");
  const idOf = (file) => path.relative(dist, file).split(path.sep).join("/");
  const claimed = (id) =>
    BUNDLES.find(({ has }) => has.some((each) => (each.endsWith("/") ? id.startsWith(each) : id === each)))
      ?.name;
  /** The bundle that each module is in. */
  const owner = new Map();
  /** What other bundles take from each. */
  const taken = new Map(BUNDLES.map(({ name }) => [name, new Set()]));

  const parts = (name) => ({
    name: "parts",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\./ }, ({ path: written, resolveDir, namespace }) => {
        if (namespace === "elsewhere") return { path: written, external: true };
        const file = path.resolve(resolveDir, written);
        const id = idOf(file);
        const where = claimed(id) ?? owner.get(id) ?? name;
        if (where === name) return { path: file };
        taken.get(where).add(id);
        return { path: id, namespace: "elsewhere", pluginData: where };
      });
      onLoad({ filter: /.*/, namespace: "elsewhere" }, ({ path: id, pluginData }) => ({
        contents: elsewhere(pluginData, id),
        loader: "js",
      }));
      onLoad({ filter: /[\\/]patch[\\/]grammar[\\/]index\.js$/ }, ({ path: file }) => ({
        contents: grammarsOnDemand(readFileSync(file, "utf8")),
        loader: "js",
      }));
      onLoad({ filter: /[\\/]patch[\\/]alike\.js$/ }, async ({ path: file }) => ({
        contents: await membersAtHand(dist, readFileSync(file, "utf8")),
        loader: "js",
      }));
    },
  });

  /** A module with the modules that others take from this bundle, and the run of its main one. */
  function contents({ name, main }) {
    const held = [...taken.get(name)].map(
      (id) => `${JSON.stringify(id)}: () => require(${JSON.stringify(`./${id}`)})`,
    );
    const run =
      main === undefined ? "" : `if (require.main === module) require(${JSON.stringify(`./${main}`)});`;
    return `module.exports = {\n${held.join(",\n")}\n};\n${run}\n`;
  }

  const make = (row, write) =>
    build({
      stdin: { contents: contents(row), resolveDir: dist, sourcefile: `${row.name}.cjs` },
      outfile: path.join(folder, fileOf(row.name)),
      write,
      metafile: true,
      bundle: true,
      plugins: [parts(row.name)],
      packages: "external",
      platform: "node",
      format: "cjs",
      target: "node20",
      // Everything is at hand as CommonJS; import() would start the loader of ES modules.
      supported: { "dynamic-import": false },
      define: { "import.meta.url": "importMetaUrl", "import.meta.dirname": "__dirname" },
      banner: {
        js: `${row.main === "lib/cli/bin.js" ? "#!/usr/bin/env node\n" : ""}const importMetaUrl = require("node:url").pathToFileURL(__filename).href;`,
      },
      // Half the size to parse; names stay, for stack traces and for the names of errors.
      minifyWhitespace: true,
      minifySyntax: true,
      sourcemap: true,
      sourcesContent: false,
      logLevel: "warning",
    });

  // Until it is known who has what and what others take of it; then for good.
  const known = () => [...taken.values()].reduce((sum, { size }) => sum + size, owner.size);
  for (let before = -1; before < known(); ) {
    before = known();
    for (const row of BUNDLES) {
      const { metafile } = await make(row, false);
      for (const file of Object.keys(metafile.inputs)) {
        const id = idOf(path.resolve(file));
        if (!file.startsWith("elsewhere:") && !owner.has(id)) owner.set(id, row.name);
      }
    }
  }
  for (const row of BUNDLES) await make(row, true);
  chmodSync(path.join(folder, fileOf("patchway")), 0o755);
}
