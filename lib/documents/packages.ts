/**
 * The packages that documents need, loaded when the first document asks: importing this package, and starting the
 * command line, must not pay for them.
 */
import { createRequire } from "node:module";
import type ignore from "ignore";
import type * as Glob from "tinyglobby";
import type * as Yaml from "yaml";

const require = createRequire(import.meta.url);

function once<T>(name: string): () => T {
  let loaded: T | undefined;
  return () => {
    loaded ??= require(name) as T;
    return loaded;
  };
}

export const yaml = once<typeof Yaml>("yaml");
export const glob = once<typeof Glob>("tinyglobby");
export const ignores = once<typeof ignore>("ignore");
