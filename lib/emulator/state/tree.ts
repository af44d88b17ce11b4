import { randomBytes } from "node:crypto";
import type { Dictionary } from "../../../common/own.js";

/** What hangs below a holder: the collections by name, the member that names an entry, and what hangs below that. */
export interface Collection {
  readonly key: string;
  /** Members that hold seconds since 1970: v1's dates. */
  readonly dates?: readonly string[];
  readonly below?: Collections;
}
export type Collections = Readonly<Record<string, Collection>>;

const MADE = ["createdDate"];
const CHANGED = [...MADE, "lastUpdatedDate"];

/**
 * All that an account holds. A resource of v1 holds its methods, integrations and responses as one value, as
 * `GetResources` with `embed=methods` answers it; v2 has its members as the SDK spells them.
 */
export const ACCOUNT: Collections = {
  restApis: {
    key: "id",
    dates: MADE,
    below: {
      resources: { key: "id" },
      deployments: { key: "id", dates: MADE },
      stages: { key: "stageName", dates: CHANGED },
      authorizers: { key: "id" },
      requestValidators: { key: "id" },
      models: { key: "name" },
      gatewayResponses: { key: "responseType" },
      documentationParts: { key: "id" },
      documentationVersions: { key: "version", dates: MADE },
    },
  },
  apiKeys: { key: "id", dates: CHANGED },
  usagePlans: { key: "id", below: { keys: { key: "id" } } },
  domainNames: {
    key: "domainName",
    dates: ["certificateUploadDate"],
    below: { basePathMappings: { key: "basePath" } },
  },
  clientCertificates: { key: "clientCertificateId", dates: [...MADE, "expirationDate"] },
  vpcLinks: { key: "id" },
  apis: {
    key: "ApiId",
    below: {
      integrations: {
        key: "IntegrationId",
        below: { integrationResponses: { key: "IntegrationResponseId" } },
      },
      routes: { key: "RouteId", below: { routeResponses: { key: "RouteResponseId" } } },
      deployments: { key: "DeploymentId" },
      stages: { key: "StageName" },
      authorizers: { key: "AuthorizerId" },
    },
  },
};

/** An entry of a collection, with what hangs below it. Collections keep the order in which entries came. */
export class Holder {
  value: Dictionary;
  readonly #table: Collections;
  readonly #below = new Map<string, Map<string, Holder>>();

  constructor(value: Dictionary, table: Collections = {}) {
    this.value = value;
    this.#table = table;
    for (const name of Object.keys(table)) this.#below.set(name, new Map());
  }

  get table(): Collections {
    return this.#table;
  }

  collection(name: string): Map<string, Holder> {
    const found = this.#below.get(name);
    if (found === undefined) throw new TypeError(`there is no collection ${name} here`);
    return found;
  }

  values(name: string): Dictionary[] {
    return [...this.collection(name).values()].map(({ value }) => value);
  }

  /** Adds an entry under the member that names it. */
  add(name: string, value: Dictionary): Holder {
    const { key, below } = this.#table[name] as Collection;
    const holder = new Holder(value, below);
    this.collection(name).set(String(value[key]), holder);
    return holder;
  }

  /** Puts an entry, whose naming member has changed, where it belongs. */
  rename(name: string, from: string): void {
    const entries = this.collection(name);
    const entry = entries.get(from);
    const to = entry === undefined ? from : String(entry.value[(this.#table[name] as Collection).key]);
    if (entry === undefined || to === from) return;
    entries.delete(from);
    entries.set(to, entry);
  }

  clear(): void {
    this.value = {};
    for (const entries of this.#below.values()) entries.clear();
  }
}

const ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

/** An id as AWS makes them, that none of the entries has. */
export function freshId(taken: ReadonlyMap<string, unknown>, length: number): string {
  for (;;) {
    const id = Array.from(randomBytes(length), (byte) => ALPHABET[byte % ALPHABET.length]).join("");
    if (!taken.has(id)) return id;
  }
}
