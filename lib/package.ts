import { existsSync } from "node:fs";
import path from "node:path";

let root: string | undefined;

/** A file of this package, by its path in it: found from wherever the code at hand ended up, bundled or not. */
export function packageFile(...segments: readonly string[]): string {
  if (root === undefined) {
    let folder = import.meta.dirname;
    while (!existsSync(path.join(folder, "package.json"))) folder = path.dirname(folder);
    root = folder;
  }
  return path.join(root, ...segments);
}
