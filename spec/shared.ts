import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** The directory that holds package.json, whether this runs from dist/ or not. */
function repository(from: string): string {
  let directory = from;
  while (!existsSync(path.join(directory, "package.json"))) directory = path.dirname(directory);
  return directory;
}

const shared = path.join(repository(import.meta.dirname), "..", "shared");

/** The facts, vectors and corpus lie beside the repository, not in it. */
export function sharedFile(name: string): string {
  return path.join(shared, name);
}

export function hasShared(name: string): boolean {
  return existsSync(sharedFile(name));
}

export function readShared<T>(name: string): T {
  return JSON.parse(readFileSync(sharedFile(name), "utf8")) as T;
}

export function readSharedLines<T>(name: string): T[] {
  return readFileSync(sharedFile(name), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}
