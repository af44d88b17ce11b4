import { type Answer, failure, success } from "./answer.js";
import type { Counter } from "./counter.js";
import { dump } from "./state/dump.js";
import type { StateFile } from "./state/file.js";
import type { Holder } from "./state/tree.js";
import { WireError } from "./wire/errors.js";

/** What the emulator takes besides the two APIs: neither throttled nor met by faults. */
export type Own = (method: string, path: string) => (() => Promise<Answer>) | undefined;

export const OWN_PATH = "/_emulator";

interface OwnRoute {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
}

export const OWN_ROUTES = {
  counts: {
    method: "GET",
    path: OWN_PATH,
    summary: "how often each operation was called, and how often it was carried out",
  },
  state: {
    method: "GET",
    path: `${OWN_PATH}/state`,
    summary: "all that is held, as a dump that `--seed` reads",
  },
  empty: { method: "DELETE", path: OWN_PATH, summary: "empties it, and sets the counts to nothing" },
} as const satisfies Readonly<Record<string, OwnRoute>>;

interface OwnWorld {
  readonly account: Holder;
  readonly counter: Counter;
  readonly file: StateFile | undefined;
}

export function ownRoutes({ account, counter, file }: OwnWorld): Own {
  const handlers: Readonly<Record<keyof typeof OWN_ROUTES, () => Promise<Answer>>> = {
    counts: async () => success(200, { calls: counter.calls, carriedOut: counter.carriedOut }),
    state: async () => success(200, dump(account)),
    empty: async () => {
      account.clear();
      await file?.save();
      counter.reset();
      return success(204, undefined);
    },
  };
  const names = Object.keys(OWN_ROUTES) as (keyof typeof OWN_ROUTES)[];
  return (method, path) => {
    if (path !== OWN_PATH && !path.startsWith(`${OWN_PATH}/`)) return undefined;
    const here = names.filter((name) => OWN_ROUTES[name].path === path);
    const found = here.find((name) => OWN_ROUTES[name].method === method);
    if (found !== undefined) return handlers[found];
    const allowed = here.map((name) => OWN_ROUTES[name].method).join(", ");
    return async () =>
      failure(
        here.length === 0
          ? new WireError("unknownOperation", { method, path })
          : new WireError("methodNotAllowed", { method, path, allowed }, { allow: allowed }),
      );
  };
}
