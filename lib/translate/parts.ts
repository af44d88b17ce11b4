/** The parts of a change: members that say something together are translated together. */
import type { Protocol } from "../../mappings/model.js";
import { hasPlaceholder, splitPlaceholders, uriForm } from "../../mappings/uri.js";
import type { SharedKind } from "./apply-update.js";
import type { Skeleton } from "./skeletons.js";

/** A piece of a change: a member, or a key of one that says something apart from the others. */
export interface Piece<T> {
  readonly item: T;
  /** The member, in its API's spelling. */
  readonly member: string;
  /** The key in a map; absent where the piece is the whole member. */
  readonly key?: string;
  readonly value: unknown;
  /** It takes the place of nothing. */
  readonly isNew: boolean;
}

export interface Part<T> {
  readonly items: readonly T[];
  /** Why the object has to be known; absent where the change may say enough. */
  readonly open?: string;
  /** The change makes the integration one through a VPC link. */
  readonly isLinked: boolean;
}

/** How an API names what a private integration and a URI consist of. */
export interface Names {
  readonly type: string;
  readonly uri: string;
  readonly connectionType: string;
  /** Members that have an effect through a VPC link alone. */
  readonly link: Readonly<Record<Protocol, readonly string[]>>;
  /** Keys of a map that are a part of the URI, by the protocol of the side of V2. */
  readonly ofUri: Readonly<Record<Protocol, (piece: Piece<unknown>) => boolean>>;
  /** Why the pieces that make the backend leave it open. */
  readonly leavesOpen: (
    pieces: readonly Piece<unknown>[],
    names: Names,
    isLinked: boolean,
  ) => string | undefined;
}

const LINK = "VPC_LINK";
const never = (): boolean => false;
const PATH_PARAMETER = "integration.request.path.";
const PATH_MAPPING = "overwrite:path";

const find = (pieces: readonly Piece<unknown>[], member: string) =>
  pieces.find((piece) => piece.member === member);

const unset = (what: string): string => `${what}, which is not set with it`;

export const V1_NAMES: Names = {
  type: "type",
  uri: "uri",
  connectionType: "connectionType",
  link: { HTTP: ["connectionId", "integrationTarget"], WEBSOCKET: ["connectionId", "integrationTarget"] },
  ofUri: {
    HTTP: ({ member, key }) => member === "requestParameters" && key?.startsWith(PATH_PARAMETER) === true,
    WEBSOCKET: never,
  },
  leavesOpen(pieces, { uri, ofUri }) {
    const filling = pieces.filter(ofUri.HTTP);
    const given = find(pieces, uri);
    if (given === undefined) return unset(`it goes with ${uri}`);
    if (filling.some(({ isNew }) => !isNew)) return "what filled the placeholder until now is not known";
    const text = String(given.value ?? "");
    const names = new Set(filling.map(({ key }) => key?.slice(PATH_PARAMETER.length)));
    const open = hasPlaceholder(text)
      ? splitPlaceholders(text).find((one) => typeof one !== "string" && !names.has(one.placeholder))
      : undefined;
    return open === undefined || typeof open === "string"
      ? undefined
      : `what fills the placeholder {${open.placeholder}} is not set with it`;
  },
};

/** Backends that an HTTP API reaches through a VPC link alone. */
const PRIVATE_FORMS: ReadonlySet<string> = new Set(["listener", "load-balancer", "cloud-map"]);

export const V2_NAMES: Names = {
  type: "IntegrationType",
  uri: "IntegrationUri",
  connectionType: "ConnectionType",
  link: { HTTP: ["ConnectionId", "TlsConfig"], WEBSOCKET: ["ConnectionId"] },
  ofUri: {
    HTTP: ({ member, key }) => member === "RequestParameters" && key === PATH_MAPPING,
    WEBSOCKET: never,
  },
  leavesOpen(pieces, { uri, ofUri, connectionType }, isLinked) {
    const given = find(pieces, uri);
    if (given === undefined) return unset(`the uri of v1 is made of ${uri}`);
    if (!isLinked) {
      const isPrivate = PRIVATE_FORMS.has(uriForm(String(given.value)));
      return isPrivate ? unset(`it takes ${connectionType} ${LINK}`) : undefined;
    }
    if (find(pieces, "TlsConfig") === undefined) return unset("the uri of v1 has the host of TlsConfig");
    return pieces.some(ofUri.HTTP) ? undefined : unset(`the uri of v1 has the path of ${PATH_MAPPING}`);
  },
};

/** The name of the part that says where the integration leads: a member may have any name. */
const BACKEND = Symbol("backend");

/** The parts of a change, in the order of their first pieces. */
export function partsOf<T>(
  kind: SharedKind,
  pieces: readonly Piece<T>[],
  names: Names,
  protocol: Protocol,
): Part<T>[] {
  const { connectionType, link, uri, ofUri, leavesOpen } = names;
  const isIntegration = kind === "Integration";
  const isLinked = pieces.findLast(({ member }) => member === connectionType)?.value === LINK;
  const isOfLink = ({ member }: Piece<T>): boolean => isIntegration && link[protocol].includes(member);
  const isOfBackend = (piece: Piece<T>): boolean => {
    if (!isIntegration) return false;
    if (piece.member === uri || ofUri[protocol](piece)) return true;
    return isLinked && (piece.member === connectionType || isOfLink(piece));
  };

  const groups = new Map<string | typeof BACKEND, Piece<T>[]>();
  for (const piece of pieces) {
    const name = isOfBackend(piece) ? BACKEND : piece.member;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [piece]);
    else group.push(piece);
  }
  return [...groups].map(([name, group]) => {
    const isBackend = name === BACKEND;
    let open: string | undefined;
    if (isBackend && protocol === "HTTP") open = leavesOpen(group, names, isLinked);
    else if (!isBackend && group.some(isOfLink))
      open = unset(`it has an effect with ${connectionType} ${LINK} alone`);
    return {
      items: group.map(({ item }) => item),
      ...(open === undefined ? {} : { open }),
      isLinked: isBackend && isLinked,
    };
  });
}

/** The types of integrations that a VPC link leads to. */
const LINKABLE: ReadonlySet<unknown> = new Set(["HTTP", "HTTP_PROXY"]);

/** The objects that a part may be for; one of them, which shows whether its values have their form, where it is open. */
export function candidates(
  skeletons: readonly Skeleton[],
  { type }: Names,
  { isLinked, open }: Part<unknown>,
): readonly Skeleton[] {
  const all = isLinked ? skeletons.filter(({ object }) => LINKABLE.has(object[type])) : skeletons;
  return open === undefined ? all : all.slice(0, 1);
}
