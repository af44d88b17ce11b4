/** All rows of the mappings as plain, read-only data: for the documentation, and for other people's tests. */
import { integrationTables } from "./integration.js";
import { integrationResponseTables } from "./integration-response.js";
import { type AnyTable, type MappingRow, rowsOf } from "./table.js";

/** The tables that hold the rows, each with the rules that its rows refer to. */
export const tables: readonly AnyTable[] = [integrationTables, integrationResponseTables].flatMap((object) =>
  (["HTTP", "WEBSOCKET"] as const).flatMap((protocol) =>
    (["toV2", "toV1"] as const).map((direction) => object[protocol][direction] as unknown as AnyTable),
  ),
);

/** A row for every member, protocol and direction. */
export const mappings: readonly MappingRow[] = tables.flatMap(rowsOf);
