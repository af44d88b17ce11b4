/**
 * Run once by the build: compiles the JSON Schemas into plain functions, so that nobody pays for ajv at start-up.
 * Writes `validators.cjs` beside itself; CommonJS, because that is how ajv's own helpers are required.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { schemas } from "./from-grammar.js";

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, code: { source: true } });
for (const [kind, schema] of Object.entries(schemas)) ajv.addSchema(schema, kind);
const names = Object.fromEntries(Object.keys(schemas).map((kind) => [kind, kind]));
const code = (standalone as unknown as { default: typeof standalone.default }).default(ajv, names);
writeFileSync(path.join(import.meta.dirname, "validators.cjs"), code);
