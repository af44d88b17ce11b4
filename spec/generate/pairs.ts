import fc from "fast-check";
import type { Kind } from "../kinds.js";
import type { Data } from "../oracle/data.js";
import { INTEGRATIONS, integrationResponse } from "./integration.js";
import { gatewayResponse, method, methodResponse } from "./method.js";
import { OTHERS, settled } from "./others.js";
import { type Pair, pairOf, type Shapes, stateOf } from "./shape.js";
import { stage } from "./stage.js";
import type { Arb } from "./text.js";

export type { Pair } from "./shape.js";

/** The shapes of a kind: more than one where its members depend on one another. */
function shapesOf(kind: Kind): readonly Shapes[] {
  switch (kind) {
    case "Integration":
      return INTEGRATIONS;
    case "IntegrationResponse":
      return [integrationResponse];
    case "Method":
      return [method];
    case "MethodResponse":
      return [methodResponse];
    case "GatewayResponse":
      return [gatewayResponse];
    case "Stage":
      return [stage(true)];
    default: {
      const shapes = OTHERS[kind];
      if (shapes === undefined) throw new Error(`${kind} has no generator`);
      return [shapes];
    }
  }
}

function pairsOf(kind: Kind): readonly Arb<Pair>[] {
  // AWS fills every entry of methodSettings; people write down what they care for.
  if (kind === "Stage") return [pairOf(stage(true)), pairOf(stage(true), stage(false))];
  return shapesOf(kind).map((shapes) => pairOf(shapes));
}

/** Something that the generator adds to a resource where its members hang together. */
const whole = (kind: Kind, arbitrary: Arb<Data>): Arb<Data> =>
  fc.tuple(arbitrary, fc.boolean()).map(([resource, ipv4]) => settled(kind, resource, ipv4));

/** States of a kind that AWS could hold. */
export function states(kind: Kind): Arb<Data> {
  return whole(kind, fc.oneof(...shapesOf(kind).map(stateOf)));
}

/** A state that AWS could hold, and what somebody wants it to be; of ten desired objects one does not hang together. */
export function pairs(kind: Kind): Arb<Pair> {
  const whims = fc.record({
    before: fc.boolean(),
    after: fc.boolean(),
    careless: fc.nat(9).map((it) => it === 9),
  });
  return fc.tuple(fc.oneof(...pairsOf(kind)), whims).map(([pair, { before, after, careless }]) => ({
    current: settled(kind, pair.current, before),
    desired: careless ? pair.desired : settled(kind, pair.desired, kind === "Resource" ? before : after),
  }));
}
