import { type Dictionary, get, isObject } from "../../../common/own.js";
import { type Call, type Operation, textOf } from "../operation.js";
import { pageOf } from "../page.js";
import { badRequest, guessed, refuse } from "../refusals.js";
import type { Holder } from "../state/tree.js";
import type { Members } from "../wire/shape.js";
import { api, entry, type Missing } from "./lookup.js";
import { mergeUpdate } from "./merge.js";
import { listOf, PAGE_QUERY } from "./shapes.js";

/** Reported: lists come in pages of 25 unless the call says otherwise (serverless/serverless-websockets-plugin#22). */
const USUAL = 25;
const MOST = 500;

const BAD_TOKEN = badRequest("Invalid nextToken specified", guessed("no recording"));
const BAD_SIZE = badRequest("Invalid maxResults specified: {size}", guessed("no recording"));

/** One page, in the members that v2 answers a list with. */
function listing(
  call: Call,
  scope: string,
  all: readonly Dictionary[],
  keyOf: (value: Dictionary) => string,
): Dictionary {
  const asked = textOf(call, "MaxResults");
  if (asked !== "" && !/^[1-9]\d{0,8}$/.test(asked)) refuse(BAD_SIZE, { size: asked });
  const size = asked === "" ? USUAL : Math.min(Number(asked), MOST);
  const token = textOf(call, "NextToken");
  const { entries, next } = pageOf(all, keyOf, { scope, size, token, badToken: BAD_TOKEN });
  return { Items: entries, ...(next === undefined ? {} : { NextToken: next }) };
}

/** A kind of resource of v2: a row here, and what is its own as a function. */
export interface CollectionRow {
  /** `Integration` */
  readonly name: string;
  /** `/v2/apis/{ApiId}/integrations` */
  readonly path: string;
  /** The label that names one, which is the member that names it. */
  readonly label: string;
  readonly collection: string;
  readonly missing: Missing;
  readonly members: Members;
  readonly createBody: Members;
  readonly updateBody: Members;
  /** What holds the collection: the API, where the row does not say so. */
  readonly holder?: (call: Call) => Holder;
  /** @throws ServiceError AWS's refusal */
  readonly make: (call: Call, holder: Holder) => Dictionary;
  /** After an entry is made: what comes with it. */
  readonly made?: (call: Call, holder: Holder, made: Holder) => void;
  /** The entry after an update, where it is not the merge alone. */
  readonly change?: (call: Call, holder: Holder, found: Holder) => Dictionary;
  /** @throws ServiceError where AWS would not delete it */
  readonly remove?: (call: Call, holder: Holder, found: Holder) => void;
  /** After anything has changed. */
  readonly changed?: (call: Call, holder: Holder) => void;
}

/** The update of a call as a merge into what is held. */
export const merged = (call: Call, row: Pick<CollectionRow, "updateBody">, found: Holder): Dictionary =>
  mergeUpdate(found.value, call.input, row.updateBody);

/** The operations of a row. */
export function collection(row: CollectionRow): Operation[] {
  const service = "apigatewayv2" as const;
  const { path, members: answer } = row;
  const one = `${path}/{${row.label}}`;
  const holderOf = row.holder ?? api;
  const find = (call: Call) => {
    const holder = holderOf(call);
    return { holder, found: entry(call, holder, row.collection, row.label, row.missing) };
  };
  const keyOf = (value: Dictionary): string => String(value[row.label]);
  return [
    {
      service,
      name: `Get${row.name}s`,
      method: "GET",
      path,
      status: 200,
      query: PAGE_QUERY,
      answer: listOf(answer),
      handle: (call) => {
        const holder = holderOf(call);
        return listing(call, `${path} ${JSON.stringify(idsOf(call))}`, holder.values(row.collection), keyOf);
      },
    },
    {
      service,
      name: `Create${row.name}`,
      method: "POST",
      path,
      status: 201,
      body: row.createBody,
      answer,
      handle: (call) => {
        const holder = holderOf(call);
        const made = holder.add(row.collection, row.make(call, holder));
        try {
          row.made?.(call, holder, made);
        } catch (error) {
          // What was to come with it is refused: then nothing was made.
          holder.collection(row.collection).delete(keyOf(made.value));
          throw error;
        }
        row.changed?.(call, holder);
        return made.value;
      },
    },
    {
      service,
      name: `Get${row.name}`,
      method: "GET",
      path: one,
      status: 200,
      answer,
      handle: (call) => find(call).found.value,
    },
    {
      service,
      name: `Update${row.name}`,
      method: "PATCH",
      path: one,
      status: 200,
      body: row.updateBody,
      answer,
      handle: (call) => {
        const { holder, found } = find(call);
        found.value = row.change?.(call, holder, found) ?? merged(call, row, found);
        row.changed?.(call, holder);
        return found.value;
      },
    },
    {
      service,
      name: `Delete${row.name}`,
      method: "DELETE",
      path: one,
      status: 204,
      handle: (call) => {
        const { holder, found } = find(call);
        row.remove?.(call, holder, found);
        holder.collection(row.collection).delete(textOf(call, row.label));
        row.changed?.(call, holder);
        return undefined;
      },
    },
  ];
}

/** The labels of a list's path: what its pages are of. */
const idsOf = (call: Call): unknown[] =>
  ["ApiId", "IntegrationId", "RouteId"].map((label) => get(call.input, label));

/** Is there anything in a value: a text, a true, an entry? */
export const isGiven = (value: unknown): boolean =>
  isObject(value) ? Object.keys(value).length > 0 : Array.isArray(value) ? value.length > 0 : Boolean(value);
