import type { Pair, Scalar } from "yaml";
import { DocumentError } from "../errors.js";
import { Lines } from "../lines.js";
import { isAlias, isMap, isScalar, type YamlNode } from "./yaml-nodes.js";

/** Refuses a member that is there twice, wherever it is: which of the two is meant differs from parser to parser. */
export function checkKeys(text: string, root: YamlNode | null): void {
  const left: (YamlNode | null)[] = [root];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (node === null || isAlias(node) || isScalar(node)) continue;
    if (!isMap(node)) {
      for (const item of node.items) left.push(item as YamlNode);
      continue;
    }
    const keys = new Set<unknown>();
    for (const { key, value } of node.items as Pair<YamlNode, YamlNode | null>[]) {
      if (isScalar(key)) {
        if (keys.has(key.value)) refuse(text, key);
        keys.add(key.value);
      } else left.push(key);
      left.push(value);
    }
  }
}

function refuse(text: string, { value, range }: Scalar): never {
  throw new DocumentError(
    `the member ${JSON.stringify(value)} is there twice`,
    new Lines(text).place(range?.[0] ?? 0),
  );
}
