import { expect } from "chai";
import { convertDocument } from "../../lib/documents/convert.js";
import { applyEdits } from "../../lib/documents/edits.js";
import type { Located } from "../../lib/report/located.js";
import { fixtures } from "./fixtures.js";

const told = ({ finding, line, column }: Located) => `${finding.severity} ${finding.id} ${line}:${column}`;

describe("documents, converted in their text", () => {
  for (const { name, input, output, findings, options } of fixtures) {
    describe(name, () => {
      const result = convertDocument(input, options);

      it("becomes what was written by hand", () => {
        expect(result.text).to.equal(output);
      });

      it("has the findings that were written by hand, at their places", () => {
        expect(result.findings.map(told)).to.deep.equal(findings);
      });

      it("gives the edits that make the result", () => {
        expect(applyEdits(input, result.edits)).to.equal(output);
      });

      it("changes nothing when it is converted again", () => {
        expect(convertDocument(output, options).edits).to.deep.equal([]);
      });

      it("keeps CRLF and a byte order mark", () => {
        const windows = (text: string) => `\ufeff${text.replaceAll("\n", "\r\n")}`;
        expect(convertDocument(windows(input), options).text).to.equal(windows(output));
      });
    });
  }
});
