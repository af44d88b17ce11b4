import { type Evidence, inferred, unknown } from "../common/evidence.js";

/**
 * What no source settles. Each is a switch with a default that the interpreter and the emulator take; the tools are
 * built so that they work under either value.
 */
export interface Assumptions {
  /** Does a refused list leave the object as it was? */
  readonly atomic: boolean;
  /** What `add` does on a map key or set member that is there. */
  readonly addExisting: "overwrite" | "refuse";
  /** What `replace` does on a map key that is not there, where no recording says. */
  readonly replaceMissing: "create" | "refuse";
  /** Is `replace /credentials` taken? */
  readonly credentialsPatch: "accept" | "refuse";
  /** Does PutIntegration on an existing integration keep its integration responses? */
  readonly putKeepsResponses: boolean;
  /** Does a V2 update merge a template map by key, or replace the map? */
  readonly v2Templates: "merge" | "replace";
}

export interface AssumptionRow<T> {
  readonly values: readonly T[];
  readonly default: T;
  readonly meaning: string;
  readonly evidence: Evidence;
  /** How the tools avoid depending on it. */
  readonly consequence: string;
}

export const ASSUMPTIONS: { readonly [N in keyof Assumptions]: AssumptionRow<Assumptions[N]> } = {
  atomic: {
    values: [true, false],
    default: true,
    meaning: "Whether a list that AWS refuses at one operation leaves the object as it was before the list.",
    evidence: unknown("no recording reads the object after a refused list of several operations"),
    consequence:
      "The operation that AWS may refuse (credentials) stands first in a list, and after a refusal the object is read again.",
  },
  addExisting: {
    values: ["overwrite", "refuse"],
    default: "overwrite",
    meaning: "What `add` does where the map key or set member is already there.",
    evidence: unknown("no recorded call adds an existing key; RFC 6902 overwrites"),
    consequence: "`diff` never adds a key that is there.",
  },
  replaceMissing: {
    values: ["create", "refuse"],
    default: "create",
    meaning: "What `replace` does where the map key is not there, for the kinds without a recording.",
    evidence: unknown(
      "MethodResponse and GatewayResponse refuse it (recorded), Stage variables are created (recorded)",
    ),
    consequence: "`diff` never replaces a key that is not there, except where creating is recorded.",
  },
  credentialsPatch: {
    values: ["accept", "refuse"],
    default: "accept",
    meaning:
      "Whether UpdateIntegration takes `replace /credentials`, which AWS's table of patch paths does not list.",
    evidence: unknown("clients send it; none shows AWS's answer"),
    consequence:
      "It is sent first in its list. Where only what is documented is sent (options.documentedOnly, --documented-only) it is left out, and a plan puts the whole integration.",
  },
  putKeepsResponses: {
    values: [false, true],
    default: false,
    meaning: "Whether PutIntegration over an existing integration keeps the integration responses below it.",
    evidence: inferred("users report that responses vanish; PutIntegration's answer shows none"),
    consequence: "A plan deletes surplus responses before the put and puts every wanted response after it.",
  },
  v2Templates: {
    values: ["merge", "replace"],
    default: "merge",
    meaning:
      "Whether a V2 update merges RequestTemplates and ResponseTemplates by key or replaces the whole map.",
    evidence: unknown("RequestParameters merge by key (reported); templates are unprobed"),
    consequence: "V2 template updates send the whole map.",
  },
};

export type AssumptionName = keyof Assumptions;

const DEFAULTS = Object.fromEntries(
  Object.entries(ASSUMPTIONS).map(([name, row]) => [name, row.default]),
) as unknown as Assumptions;

/** The defaults with the caller's choices on top. */
export function assumptions(chosen: Partial<Assumptions> = {}): Assumptions {
  return { ...DEFAULTS, ...chosen };
}
