import { expect } from "chai";
import type { Dictionary } from "../../common/own.js";
import { applyPatch, diff, type Finding, type Resources, toV1, toV2 } from "../../lib/index.js";
import { applyUpdate, translatePatch, translateUpdate, updateBetween } from "../../lib/translate.js";
import { hasShared, readSharedLines } from "../shared.js";

type Integration = Resources["Integration"];
type Protocol = "HTTP" | "WEBSOCKET";
interface Pair {
  readonly before: Integration;
  readonly after: Integration;
}

const CORPUS = "corpus/pairs-v1.ndjson";
const quiet = (findings: readonly Finding[]): boolean =>
  findings.every(({ severity }) => severity === "info");
const nothingToDo = (a: object, b: object, protocol: Protocol): boolean => {
  const { input, recreate } = updateBetween("Integration", a as Dictionary, b as Dictionary, protocol);
  return Object.keys(input).length === 0 && recreate === undefined;
};
const convert = (integration: Integration, protocol: Protocol) =>
  protocol === "HTTP" ? toV2(integration, { protocol }) : toV2(integration, { protocol });

/** The lists that lead from one real integration to an edit of it, without what no list does. */
function lists(): { before: Integration; patchOperations: ReturnType<typeof diff>["patchOperations"] }[] {
  return readSharedLines<Pair>(CORPUS).flatMap(({ before, after }) => {
    const { patchOperations } = diff("Integration", before, { ...after, type: before.type as "HTTP" });
    return patchOperations.length === 0 ? [] : [{ before, patchOperations }];
  });
}

const title = hasShared(CORPUS) ? "" : " (skipped: no shared corpus)";

describe(`law 8: updating and converting commute${title}`, () => {
  before(function () {
    if (!hasShared(CORPUS)) this.skip();
  });

  for (const protocol of ["HTTP", "WEBSOCKET"] as const) {
    for (const v2Templates of ["merge", "replace"] as const) {
      it(`from v1 to ${protocol}, where no finding is above info, templates ${v2Templates}d`, () => {
        let held = 0;
        for (const { before, patchOperations } of lists()) {
          const start = convert(before, protocol);
          const end = convert(applyPatch("Integration", before, patchOperations), protocol);
          const { input, recreate, findings } = translatePatch("Integration", patchOperations, {
            protocol,
            current: before,
          });
          if (!start.convertible || !end.convertible || !quiet(findings) || recreate !== undefined) continue;
          held += 1;
          // An update of nothing is not sent.
          const updated =
            Object.keys(input).length === 0
              ? start.integration
              : applyUpdate(start.integration, input, { assume: { v2Templates } });
          expect(nothingToDo(updated, end.integration, protocol), JSON.stringify(patchOperations)).to.equal(
            true,
          );
        }
        expect(held).to.be.greaterThan(protocol === "HTTP" ? 50 : 150);
      });

      it(`from ${protocol} to v1, where no finding is above info, templates ${v2Templates}d`, () => {
        let held = 0;
        for (const { before, patchOperations } of lists()) {
          const start = convert(before, protocol);
          const end = convert(applyPatch("Integration", before, patchOperations), protocol);
          if (!start.convertible || !end.convertible) continue;
          const update = updateBetween(
            "Integration",
            start.integration as Dictionary,
            end.integration as Dictionary,
            protocol,
          );
          if (update.recreate !== undefined || Object.keys(update.input).length === 0) continue;
          const translated = translateUpdate("Integration", update.input, {
            protocol,
            current: start.integration,
          });
          if (!quiet(translated.findings)) continue;
          held += 1;
          const v1 = (integration: object) =>
            toV1({ integration } as Parameters<typeof toV1>[0], { protocol });
          const listed = applyPatch(
            "Integration",
            v1(start.integration).integration,
            translated.patchOperations,
          );
          const updated = v1(applyUpdate(start.integration, update.input, { assume: { v2Templates } }));
          const left = diff("Integration", listed, updated.integration);
          expect(left.patchOperations, JSON.stringify(update.input)).to.deep.equal([]);
        }
        expect(held).to.be.greaterThan(protocol === "HTTP" ? 30 : 80);
      });
    }
  }

  for (const protocol of ["HTTP", "WEBSOCKET"] as const) {
    it(`from v1 to ${protocol} whichever the object is, where nobody gives it and no finding is above info`, () => {
      let held = 0;
      for (const { before, patchOperations } of lists()) {
        const start = convert(before, protocol);
        const end = convert(applyPatch("Integration", before, patchOperations), protocol);
        const { input, recreate, findings } = translatePatch("Integration", patchOperations, { protocol });
        if (!start.convertible || !end.convertible || !quiet(findings) || recreate !== undefined) continue;
        // Nothing of a list says that the object is a call of a service.
        if ((start.integration as Dictionary).IntegrationSubtype !== undefined) continue;
        held += 1;
        const updated =
          Object.keys(input).length === 0 ? start.integration : applyUpdate(start.integration, input);
        expect(nothingToDo(updated, end.integration, protocol), JSON.stringify(patchOperations)).to.equal(
          true,
        );
      }
      expect(held).to.be.greaterThan(protocol === "HTTP" ? 140 : 300);
    });

    it(`from ${protocol} to v1 whichever the object is, where nobody gives it and no finding is above info`, () => {
      let held = 0;
      for (const { before, patchOperations } of lists()) {
        const start = convert(before, protocol);
        const end = convert(applyPatch("Integration", before, patchOperations), protocol);
        if (!start.convertible || !end.convertible) continue;
        const { input, recreate } = updateBetween(
          "Integration",
          start.integration as Dictionary,
          end.integration as Dictionary,
          protocol,
        );
        if (recreate !== undefined || Object.keys(input).length === 0) continue;
        const translated = translateUpdate("Integration", input, { protocol });
        if (!quiet(translated.findings)) continue;
        held += 1;
        const v1 = (integration: object) =>
          toV1({ integration } as Parameters<typeof toV1>[0], { protocol }).integration;
        const listed = applyPatch("Integration", v1(start.integration), translated.patchOperations);
        const left = diff("Integration", listed, v1(applyUpdate(start.integration, input)));
        expect(left.patchOperations, JSON.stringify(input)).to.deep.equal([]);
      }
      expect(held).to.be.greaterThan(protocol === "HTTP" ? 80 : 280);
    });
  }
});
