import { expect } from "chai";
import { differs } from "./run.js";

const quiet = { operations: [], findings: [] };

describe("moments", () => {
  it("are the same as a Date, as text in any zone, and in seconds", () => {
    const date = new Date(Date.UTC(2024, 5, 1, 12));
    for (const said of ["2024-06-01T12:00:00Z", "2024-06-01T14:00:00+02:00", date.getTime() / 1000, date]) {
      expect(differs("Deployment", { createdDate: date }, { createdDate: said })).to.deep.equal(quiet);
      expect(differs("Deployment", { createdDate: said }, { createdDate: date })).to.deep.equal(quiet);
    }
  });

  it("are AWS's: another one is not sent, and said", () => {
    const [a, b] = [new Date(0), new Date(1)];
    expect(differs("Deployment", { createdDate: a }, { createdDate: b })).to.deep.equal({
      operations: [],
      findings: ["warning read-only-member /createdDate"],
    });
    expect(differs("Deployment", { createdDate: a }, {})).to.deep.equal(quiet);
  });

  it("no date is no date, and no object either", () => {
    expect(differs("Deployment", { createdDate: new Date(0) }, { createdDate: {} }).findings).to.have.length(
      1,
    );
    expect(
      differs("Deployment", { createdDate: new Date(Number.NaN) }, { createdDate: "soon" }).findings,
    ).to.have.length(1);
  });
});
