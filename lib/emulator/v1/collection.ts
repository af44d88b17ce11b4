import { type Dictionary, get } from "../../../common/own.js";
import type { Context } from "../../../patch/apply.js";
import type { Kind } from "../../../patch/grammar/resources.js";
import { type Call, type Operation, textOf } from "../operation.js";
import { without } from "../shared.js";
import type { Holder } from "../state/tree.js";
import { type Members, text } from "../wire/shape.js";
import { listing, PAGE_QUERY } from "./listing.js";
import { entry, type Missing, restApi } from "./lookup.js";
import { PATCH_BODY, patch } from "./patch.js";

/**
 * A kind of resource that is made, read, listed, patched and deleted one like the other: a row here, and what is its own
 * as a function.
 */
export interface CollectionRow {
  readonly kind: Kind;
  /** `/restapis/{restApiId}/models` */
  readonly path: string;
  /** The label that names one. */
  readonly label: string;
  readonly collection: string;
  /** What AWS says where the label names none. */
  readonly missing: Missing;
  /** `GetModels`, where it is not the kind with an s. */
  readonly plural?: string;
  /** What holds the collection: a REST API, or the account. */
  readonly holder?: (call: Call) => Holder;
  readonly create?: {
    /** `GenerateClientCertificate`, where it is not the kind. */
    readonly name?: string;
    readonly body: Members;
    readonly status?: number;
    /**
     * The entry: refusals, defaults, an id.
     *
     * @throws ServiceError AWS's refusal
     */
    readonly make: (call: Call, holder: () => Holder) => Dictionary;
    /** What is kept and not answered. */
    readonly hidden?: readonly string[];
  };
  /** Further parts of the query of a list, and what they leave. */
  readonly filter?: { readonly query: Members; readonly keeps: (call: Call, value: Dictionary) => boolean };
  /** Further parts of the query of a read. */
  readonly query?: Members;
  /** An entry as a list answers it, where that is not as a read does. */
  readonly listed?: (call: Call, value: Dictionary) => Dictionary;
  /** An entry as it is answered. */
  readonly shown?: (call: Call, value: Dictionary) => Dictionary;
  readonly context?: (call: Call, holder: Holder) => Context;
  /** What an update changes besides what it asks for. */
  readonly updated?: (call: Call, value: Dictionary) => Dictionary;
  /**
   * What goes with a deleted entry.
   *
   * @throws ServiceError where AWS would not delete it
   */
  readonly remove?: (call: Call, holder: Holder, found: Holder) => void;
  /** The lists that AWS answers whole. */
  readonly unpaged?: true;
}

const keyOf = (row: CollectionRow, holder: Holder) => {
  const { key } = holder.table[row.collection] as { key: string };
  return (value: Dictionary): string => String(value[key]);
};

/** The operations of a row. */
export function collection(row: CollectionRow): Operation[] {
  const service = "apigateway" as const;
  const one = `${row.path}/{${row.label}}`;
  const holderOf = row.holder ?? ((call: Call) => restApi(call));
  const shown = row.shown ?? ((_call: Call, value: Dictionary) => value);
  const listed = row.listed ?? shown;
  const find = (call: Call) => {
    const holder = row.holder === undefined ? restApi(call, row.missing, row.label) : row.holder(call);
    return { holder, found: entry(call, holder, row.collection, row.label, row.missing) };
  };
  const operations: Operation[] = [
    {
      service,
      name: `Get${row.plural ?? `${row.kind}s`}`,
      method: "GET",
      path: row.path,
      status: 200,
      query: { ...(row.unpaged === true ? {} : PAGE_QUERY), ...row.filter?.query },
      handle: (call) => {
        const holder = holderOf(call);
        const all = holder.values(row.collection).filter((value) => row.filter?.keeps(call, value) ?? true);
        if (row.unpaged === true) return { item: all.map((value) => listed(call, value)) };
        const scope = `${row.collection} of ${String(holder.value.id)}`;
        const page = listing(call, scope, all, keyOf(row, holder));
        return { ...page, item: (page.item as Dictionary[]).map((value) => listed(call, value)) };
      },
    },
    {
      service,
      name: `Get${row.kind}`,
      method: "GET",
      path: one,
      status: 200,
      query: row.query ?? {},
      handle: (call) => shown(call, find(call).found.value),
    },
    {
      service,
      name: `Update${row.kind}`,
      method: "PATCH",
      path: one,
      status: 200,
      body: PATCH_BODY,
      handle: (call) => {
        const { holder, found } = find(call);
        const context = row.context?.(call, holder) ?? {};
        patch(call, row.kind, found.value, {
          context,
          store: (after) => {
            found.value = row.updated?.(call, after) ?? after;
            holder.rename(row.collection, textOf(call, row.label));
          },
        });
        return shown(call, found.value);
      },
    },
    {
      service,
      name: `Delete${row.kind}`,
      method: "DELETE",
      path: one,
      status: 202,
      handle: (call) => {
        const { holder, found } = find(call);
        row.remove?.(call, holder, found);
        holder.collection(row.collection).delete(textOf(call, row.label));
        return undefined;
      },
    },
  ];
  const { create } = row;
  if (create !== undefined) {
    operations.push({
      service,
      name: create.name ?? `Create${row.kind}`,
      method: "POST",
      path: row.path,
      status: create.status ?? 201,
      body: create.body,
      handle: (call) => {
        const value = create.make(call, () => holderOf(call));
        holderOf(call).add(row.collection, value);
        return create.hidden === undefined ? value : without(value, create.hidden);
      },
    });
  }
  return operations;
}

/** Keeps entries whose member is what the query says, where it says something. */
export const equals = (query: string, member = query) => ({
  query: { [query]: text },
  keeps: (call: Call, value: Dictionary): boolean => {
    const wanted = get(call.input, query);
    return wanted === undefined || get(value, member) === wanted;
  },
});
