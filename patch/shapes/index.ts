import type { Row } from "../grammar/row-types.js";
import { entries } from "./entries.js";
import { fixed } from "./fixed.js";
import { lens } from "./lens.js";
import { map } from "./map.js";
import { named } from "./named.js";
import { nested } from "./nested.js";
import { object } from "./object.js";
import { scalar } from "./scalar.js";
import { set } from "./set.js";
import type { Shape } from "./shape.js";
import { single } from "./single.js";

/** The definition of each shape of row. */
const SHAPES: { readonly [S in Row["shape"]]: Shape<Extract<Row, { shape: S }>> } = {
  scalar,
  map,
  set,
  single,
  lens,
  object,
  entries,
  named,
  fixed,
  nested,
};

export function shapeOf<R extends Row>(row: R): Shape<R> {
  return SHAPES[row.shape] as unknown as Shape<R>;
}
