import { expect } from "chai";
import fc from "fast-check";
import { integrationTables } from "../../mappings/integration.js";
import type { V1Member, V2Member } from "../../mappings/model.js";
import { membersToV1, toV1 } from "../../mappings/to-v1.js";
import { membersToV2, toV2 } from "../../mappings/to-v2.js";
import { RUNS } from "../runs.js";
import { httpIntegration, routeKey, v1Integration, webSocketIntegration } from "./generate.js";

type Plain = Record<string, unknown>;
const PROTOCOLS = ["HTTP", "WEBSOCKET"] as const;

const withRoute = (route: string | undefined) => (route === undefined ? {} : { routeKey: route });
const told = (findings: readonly { readonly id: string; readonly path: string }[]) =>
  findings.map(({ id, path }) => `${id} ${path}`);

describe("the rule of one member", () => {
  for (const protocol of PROTOCOLS) {
    const rows = integrationTables[protocol].toV2.source;

    it(`v1 to ${protocol}: says nothing that its row does not announce, and writes no other members`, () => {
      fc.assert(
        fc.property(v1Integration, routeKey, fc.boolean(), (v1, route, all) => {
          const options = {
            protocol,
            ...withRoute(route),
            ...(all ? { allow: ["httpAsProxy", "lambdaCustomAsProxy", "streamAsBuffered"] } : {}),
          } as never;
          const known = new Set<string>();
          for (const [member, row] of Object.entries(rows)) {
            const { integration, findings } = membersToV2([member as V1Member], v1, options);
            // Where the type has no counterpart, that is what there is to say of every member.
            if (member !== "type" && findings.some(({ path }) => path === "")) continue;
            for (const { id } of findings) {
              if (id !== "unmapped-member") expect(row.findings, `${member} says ${id}`).to.include(id);
            }
            for (const one of Object.keys(integration)) expect(row.to, member).to.include(one);
            for (const one of told(findings)) known.add(one);
          }
          // Together they say what the whole conversion says.
          const whole = toV2(v1, options);
          for (const one of told(whole.findings)) expect([...known]).to.include(one);
        }),
        { numRuns: RUNS },
      );
    });

    it(`v1 to ${protocol}: does nothing where its member is absent, unless its row says so`, () => {
      fc.assert(
        fc.property(v1Integration, (v1) => {
          for (const [member, row] of Object.entries(rows)) {
            if (row.always === true) continue;
            const { [member]: _, ...rest } = v1;
            const { integration, responses, findings } = membersToV2([member as V1Member], rest, {
              protocol,
            } as never);
            if (findings.some(({ path }) => path === "")) continue;
            expect([integration, responses], member).to.deep.equal([{}, []]);
            expect(findings.filter(({ id }) => id !== "unmapped-member")).to.deep.equal([]);
          }
        }),
        { numRuns: RUNS / 2 },
      );
    });
  }

  for (const [protocol, integrations] of [
    ["HTTP", httpIntegration],
    ["WEBSOCKET", webSocketIntegration],
  ] as const) {
    it(`${protocol} to v1: says nothing that its row does not announce`, () => {
      const rows = integrationTables[protocol].toV1.source;
      fc.assert(
        fc.property(integrations, routeKey, (integration: Plain, route) => {
          const options = { protocol, ...withRoute(route), allow: ["proxyResponsesAsCustom"] as const };
          const known = new Set<string>();
          for (const [member, row] of Object.entries(rows)) {
            const { findings } = membersToV1([member as V2Member], { integration }, options);
            if (
              !/^Integration(?:Type|Subtype)$/.test(member) &&
              findings.some(({ path }) => path === "/integration")
            )
              continue;
            for (const { id } of findings) {
              if (id !== "unmapped-member") expect(row.findings, `${member} says ${id}`).to.include(id);
            }
            for (const one of told(findings)) known.add(one);
          }
          for (const one of told(toV1({ integration }, options).findings)) expect([...known]).to.include(one);
        }),
        { numRuns: RUNS },
      );
    });
  }
});
