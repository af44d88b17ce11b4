import { contextVariables } from "../../mappings/context.js";
import { mappingFindings } from "../../mappings/findings.js";
import { type HeaderRow, refusedOnV1, refusedOnV1Aws, reservedOnHttp } from "../../mappings/headers.js";
import { mappings } from "../../mappings/mappings.js";
import type { Direction, Protocol } from "../../mappings/model.js";
import { subtypes } from "../../mappings/services.js";
import { integrationResponseUpdate, integrationUpdate, type UpdateRow } from "../../mappings/update.js";
import { markdownTable } from "./table.js";

/** Text that Markdown and HTML leave as it is. */
const plain = (text: string): string =>
  text.replaceAll("<", "&lt;").replaceAll("*", "\\*").replaceAll("_", "\\_");
const code = (text: string): string => `\`${text}\``;
const codes = (texts: readonly string[]): string => (texts.length === 0 ? "–" : texts.map(code).join(", "));
const known = ({ level, source }: { level: string; source: string }): string => plain(`${level}: ${source}`);

const PROTOCOLS: readonly Protocol[] = ["HTTP", "WEBSOCKET"];
const NAMES: Readonly<Record<Protocol, string>> = { HTTP: "HTTP APIs", WEBSOCKET: "WebSocket APIs" };
const TITLES: Readonly<Record<Direction, (to: string) => string>> = {
  toV2: (to) => `From v1 to ${to}`,
  toV1: (from) => `From ${from} to v1`,
};

/** The types, and where each goes. */
const TYPES: readonly (readonly string[])[] = [
  [
    "AWS",
    "Lambda with templates, or an action of a service",
    "AWS_PROXY with a subtype, where one stands for the action; else no",
    "AWS",
  ],
  ["AWS_PROXY", "Lambda as a proxy", "AWS_PROXY", "AWS_PROXY"],
  ["HTTP", "a backend with mappings", "no, or HTTP_PROXY where `httpAsProxy` is allowed", "HTTP"],
  ["HTTP_PROXY", "a backend as it is", "HTTP_PROXY", "HTTP_PROXY"],
  ["MOCK", "no backend", "no; a CORS preflight is the API's CorsConfiguration", "MOCK"],
];

function directionTables(protocol: Protocol, direction: Direction): string {
  const objects = ["Integration", "IntegrationResponse"] as const;
  const parts = objects.flatMap((object) => {
    const rows = mappings.filter(
      (row) => row.protocol === protocol && row.direction === direction && row.object === object,
    );
    if (rows.length === 0) return [];
    const toV2 = direction === "toV2";
    const lines = rows.map((row) => [
      codes(toV2 ? row.v1 : row.v2),
      codes(toV2 ? row.v2 : row.v1),
      row.class,
      plain(row.rule),
      codes(row.findings),
      known(row.evidence),
    ]);
    const head = [toV2 ? "v1" : "V2", toV2 ? "V2" : "v1", "class", "rule", "findings", "known"];
    return [`### ${object}\n\n${markdownTable(head, lines)}`];
  });
  return `## ${TITLES[direction](NAMES[protocol])}\n\n${parts.join("\n")}`;
}

function subtypeTable(): string {
  const lines = subtypes.map(({ subtype, service, action, method, parameters, evidence }) => {
    const of = (required: boolean) =>
      parameters.filter((one) => one.required === required).map(({ name }) => name);
    return [
      code(subtype),
      plain(`${service}: ${action}, ${method}`),
      codes(of(true)),
      codes(of(false)),
      known(evidence),
    ];
  });
  return markdownTable(["subtype", "v1 calls", "required", "optional", "known"], lines);
}

function updateTable(rows: Readonly<Record<string, UpdateRow>>): string {
  const lines = Object.entries(rows).map(([member, { shape, clear }]) => [
    code(member),
    shape,
    clear.by === "value"
      ? `send ${code(JSON.stringify(clear.value))}`
      : clear.by === "recreate"
        ? "make it anew"
        : "–",
    known(clear.evidence),
  ]);
  return markdownTable(["member", "an update", "taken away by", "known"], lines);
}

const headerList = (rows: readonly HeaderRow[]): string => codes(rows.map(({ name }) => name));

function findingTable(): string {
  const lines = Object.entries(mappingFindings)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, row]) => [code(id), row.severity, plain(row.message), plain(row.remedy)]);
  return markdownTable(["finding", "severity", "says", "what to do"], lines);
}

/** docs/mapping.md, from the tables that the conversions read. */
export function mappingPage(): string {
  const context = contextVariables.map(({ v1, HTTP, WEBSOCKET, note }) => [
    v1 === null ? "–" : code(v1),
    HTTP === null ? "–" : code(HTTP),
    WEBSOCKET === null ? "–" : code(WEBSOCKET),
    plain(note ?? ""),
  ]);
  return [
    "# How integrations map between v1 and API Gateway V2\n",
    "Made from the tables in `mappings/` by `node dist/lib/docs/mapping.js`: do not edit it by hand. `patchway explain ID` says more of a finding.\n",
    "`exact`: the same value. `transformed`: written otherwise. `conditional`: it depends on other members. `lossy`: something may be lost, and a finding says what. `none`: the other side has no such member. `constant`: the other side needs it. `assigned`: the service answers it and nobody sets it.\n",
    `## Types\n\n${markdownTable(["type", "on v1", "on an HTTP API", "on a WebSocket API"], TYPES)}`,
    ...PROTOCOLS.flatMap((protocol) =>
      (["toV2", "toV1"] as const).map((direction) => directionTables(protocol, direction)),
    ),
    `## Integration subtypes of HTTP APIs\n\n${subtypeTable()}`,
    `## Context variables\n\n${markdownTable(["v1", "HTTP", "WebSocket", "note"], context)}`,
    `## Reserved headers\n\nHTTP APIs refuse mappings of ${headerList(reservedOnHttp)}.\n\nv1 answers 500 at run time where a mapping sets ${headerList(refusedOnV1)}; with AWS and AWS_PROXY integrations also ${headerList(refusedOnV1Aws)}.\n`,
    `## Updates of API Gateway V2\n\nAn update is a merge: what it leaves out stays.\n\n### UpdateIntegration\n\n${updateTable(integrationUpdate)}\n### UpdateIntegrationResponse\n\n${updateTable(integrationResponseUpdate)}`,
    `## Findings\n\n${findingTable()}`,
  ].join("\n");
}
