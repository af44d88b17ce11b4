import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { SERVICE_ERRORS } from "../../common/errors.js";
import { ERRORS, matchError, readErrorText } from "../../lib/explain/errors.js";
import { EXCEPTIONS } from "../../lib/explain/exceptions.js";
import { explain, explainable, explainError } from "../../lib/explain.js";
import { ASSUMPTIONS } from "../../patch/assumptions.js";
import { patchFindings } from "../../patch/findings.js";
import { grammars } from "../../patch/grammar/index.js";
import { ROOT } from "../cli/harness.js";

const names = (word: string, kind?: string) =>
  explain(word, kind === undefined ? {} : { kind }).map((one) => `${one.kind ?? one.subject} ${one.name}`);

const facts = (word: string, kind = "Integration"): Record<string, string> =>
  Object.fromEntries(explain(word, { kind })[0]?.facts.map(({ name, text }) => [name, text]) ?? []);

describe("explaining paths and members", () => {
  const SAME: readonly (readonly [string, string])[] = [
    ["requestTemplates", "Integration /requestTemplates/{contentType}"],
    ["/requestTemplates", "Integration /requestTemplates/{contentType}"],
    ["REQUESTTEMPLATES", "Integration /requestTemplates/{contentType}"],
    ["/requestTemplates/application~1xml", "Integration /requestTemplates/{contentType}"],
    ["/requestTemplates/application/xml", "Integration /requestTemplates/{contentType}"],
    ["requestTemplates/application~1xml", "Integration /requestTemplates/{contentType}"],
    ["/requestTemplates/{contentType}", "Integration /requestTemplates/{contentType}"],
    ["/cacheKeyParameters/method.request.path.id", "Integration /cacheKeyParameters/{parameterName}"],
    ["/tlsConfig", "Integration /tlsConfig"],
    ["/tlsConfig/insecureSkipVerification", "Integration /tlsConfig/insecureSkipVerification"],
    ["insecureSkipVerification", "Integration /tlsConfig/insecureSkipVerification"],
    ["/integrationResponses/200/selectionPattern", "Integration /integrationResponses"],
    ["type", "Integration /type"],
    [" credentials ", "Integration /credentials"],
  ];
  for (const [word, name] of SAME) {
    it(`reads "${word}" as ${name}`, () => {
      expect(names(word, "Integration")).to.deep.equal([name]);
    });
  }

  it("says how a map is addressed, written and cleared, with evidence for each", () => {
    expect(facts("requestTemplates")).to.include({
      operations: "add, replace, remove",
      value: "text",
      "cleared by": "remove the key",
    });
    const [one] = explain("requestTemplates", { kind: "Integration" });
    expect(one?.evidence.map(({ of }) => of)).to.include.members(["add", "replace", "remove"]);
    for (const { level, source } of one?.evidence ?? []) expect([level, source]).not.to.include("");
  });

  it("says what a scalar is cleared by and what its default is", () => {
    expect(facts("timeoutInMillis")).to.include({
      operations: "replace",
      value: 'a whole number as text: "29000"',
    });
    expect(facts("timeoutInMillis").default).to.match(/^29000/);
    expect(facts("cacheNamespace")["cleared by"]).to.equal("no operation is known to do it");
  });

  it("says that AWS's table does not list credentials", () => {
    expect(facts("credentials").operations).to.equal("replace (not in AWS's table)");
  });

  it("says what to call where no operation reaches a member", () => {
    const [one] = explain("type", { kind: "Integration" });
    expect(facts("type")).to.include({
      operations: "none",
      because: "only a put of the whole object changes it",
    });
    expect(one?.remedy).to.contain("PutIntegration");
  });

  it("knows every member of every grammar", () => {
    for (const [kind, grammar] of Object.entries(grammars)) {
      for (const member of Object.keys(grammar.members)) {
        expect(explain(member, { kind }), `${kind}.${member}`).not.to.deep.equal([]);
      }
    }
  });
});

describe("explaining names", () => {
  it("knows every finding, with why it is so", () => {
    for (const [id, row] of Object.entries(patchFindings)) {
      const [one] = explain(id);
      expect(one).to.include({ subject: "finding", name: id, meaning: row.message, remedy: row.remedy });
      expect(one?.facts).to.deep.include({ name: "why", text: row.why });
    }
  });

  it("knows every assumption, its values, its default and its evidence", () => {
    for (const [name, row] of Object.entries(ASSUMPTIONS)) {
      const one = explain(name).find(({ subject }) => subject === "assumption");
      expect(one?.meaning).to.equal(row.meaning);
      expect(one?.facts).to.deep.include({ name: "default", text: String(row.default) });
      expect(one?.evidence).to.deep.equal([row.evidence]);
    }
  });

  it("knows the exceptions of both services and what to do about each", () => {
    for (const name of [
      "BadRequestException",
      "ConflictException",
      "LimitExceededException",
      "NotFoundException",
      "TooManyRequestsException",
      "UnauthorizedException",
    ]) {
      const [one] = explain(name);
      expect(one).to.include({ subject: "exception", name });
      expect(one?.remedy).not.to.equal("");
    }
  });

  it("gives the exceptions the status that the errors of this package travel under", () => {
    for (const [name, status] of Object.entries(SERVICE_ERRORS))
      expect(EXCEPTIONS[name]?.status, name).to.equal(status);
  });

  it("explains everything that it lists", () => {
    for (const { subject, name, kind } of explainable()) {
      const found = explain(name, kind === undefined ? {} : { kind });
      expect(
        found.map((one) => `${one.subject} ${one.name}`),
        name,
      ).to.include(`${subject} ${name}`);
    }
  });

  it("knows nothing of what objects inherit", () => {
    for (const word of ["constructor", "__proto__", "toString", ""]) expect(explain(word)).to.deep.equal([]);
  });
});

describe("explaining API Gateway's texts", () => {
  it("has rows that say something: a meaning, a remedy, evidence with a source", () => {
    for (const { text, meaning, remedy, evidence } of ERRORS) {
      for (const part of [meaning, remedy]) expect(part, text).to.match(/.[.]$/s);
      expect(evidence.source, text).not.to.equal("");
      const known = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      // A placeholder that the text does not have would stay in what the user reads.
      const used = [...`${meaning} ${remedy}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const own = used.filter(
        (name) => !["variable", "resourcePath", "METHOD", "setting"].includes(name as string),
      );
      expect(known, text).to.include.members(own);
    }
  });

  for (const row of ERRORS) {
    it(`finds "${row.text.slice(0, 60)}" and not another row before it`, () => {
      const text = row.text.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
        name === "more" ? "" : `some-${name}`,
      );
      expect(matchError(text)?.row.text).to.equal(row.text);
    });
  }

  const INTRODUCED: Readonly<Record<string, readonly [string | undefined, string]>> = {
    "An error occurred (BadRequestException) when calling the UpdateIntegration operation: Invalid patch path /type":
      ["BadRequestException", "Invalid patch path /type"],
    "An error occurred (TooManyRequestsException) when calling the GetResources operation (reached max retries: 4): Too Many Requests":
      ["TooManyRequestsException", "Too Many Requests"],
    "NotFoundException: Invalid parameter name specified": [
      "NotFoundException",
      "Invalid parameter name specified",
    ],
    "Invalid  parameter\nname specified ": [undefined, "Invalid parameter name specified"],
  };
  for (const [text, [exception, message]] of Object.entries(INTRODUCED)) {
    it(`reads ${JSON.stringify(text)}`, () => {
      expect(readErrorText(text)).to.deep.equal(
        exception === undefined ? { message } : { exception, message },
      );
    });
  }

  it("explains the exception where it does not know the text", () => {
    const found = explainError(
      "An error occurred (ConflictException) when calling the UpdateStage operation: something new",
    );
    expect(found.map(({ name }) => name)).to.deep.equal(["ConflictException"]);
  });

  const PATHS: Readonly<Record<string, string>> = {
    "/requestTemplates/application/xml":
      "Write the slash in the key as ~1: /requestTemplates/application~1xml.",
    "/requestParameters":
      "/requestParameters as a whole is no path: name a key, /requestParameters/{integration.request.location.name}.",
    "/cacheKeyParameters":
      "/cacheKeyParameters as a whole is no path: name a key, /cacheKeyParameters/{parameterName}.",
    "/integrationResponses/200/selectionPattern":
      "No operation reaches /integrationResponses: it holds resources of the kind IntegrationResponse, which have an update call of their own. Use UpdateIntegrationResponse, PutIntegrationResponse or DeleteIntegrationResponse.",
  };
  for (const [at, remedy] of Object.entries(PATHS)) {
    it(`says how ${at} is written`, () => {
      expect(explainError(`Invalid patch path ${at}`, { kind: "Integration" })[0]?.remedy).to.equal(remedy);
    });
  }

  it("knows a text whose quotes a shell has taken", () => {
    const [one] = explainError(
      "Invalid patch path /x specified for op replace. Must be one of: [/parentId, /pathPart]",
    );
    expect(one?.remedy).to.match(/^Use one of \/parentId, \/pathPart\./);
  });

  it("keeps what the text says in its own words", () => {
    const [one] = explainError("Timeout should be between 50 ms and 29000 ms");
    expect(one?.meaning).to.equal("timeoutInMillis is out of the range from 50 to 29000.");
  });

  it("takes any text without failing, and quickly", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => Array.isArray(explain(text))),
    );
    const start = performance.now();
    explainError(`Invalid patch path ${"/a specified for op ".repeat(50_000)}`);
    // Some milliseconds; a search that goes back for every repetition takes minutes.
    expect(performance.now() - start).to.be.below(2_000);
  });
});

describe("every refusal of the tables whose wording is AWS's", () => {
  const texts = new Map<string, string>();
  const collect = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { level, name, message } = value as Record<string, unknown>;
    const isKnown = level === "recorded" || level === "documented" || level === "reported";
    if (isKnown && typeof name === "string" && typeof message === "string") texts.set(message, name);
    for (const one of Object.values(value)) collect(one);
  };
  collect(grammars);

  it("is explained, under its name", () => {
    expect(texts.size).to.be.above(25);
    for (const [message, name] of texts) {
      // What stands for a list of operations has brackets, as AWS writes it.
      const filled = message.replaceAll("{operations}", "[add, remove]").replaceAll(/\{\w+\}/g, "x");
      expect(explainError(filled)[0], message).to.include({ subject: "error" });
      expect(matchError(readErrorText(filled).message)?.row.name, message).to.equal(name);
    }
  });
});

describe("the path of an entry that has all paths which no other row has", () => {
  const found = (word: string) => explain(word).map(({ name, kind }) => `${kind} ${name}`);

  it("is explained, and nothing else that no row takes", () => {
    for (const word of ["/a/GET", "/*/*", "/~1pets~1{id}/GET"])
      expect(found(word)).to.deep.equal(["Stage /{resourcePath}/{httpMethod}"]);
    for (const word of ["/foo", "/foo/bar/baz", "a/GET"]) expect(found(word)).to.deep.equal([]);
  });
});

const VECTORS = path.join(ROOT, "..", "shared", "vectors", "aws-recorded-updates.json");

describe("every refusal that was recorded on AWS (skipped where ../shared is absent)", () => {
  before(function () {
    if (!existsSync(VECTORS)) this.skip();
  });

  it("is explained, under the name that AWS gave it", () => {
    const texts = new Map<string, string>();
    const collect = (value: unknown): void => {
      if (Array.isArray(value)) for (const one of value) collect(one);
      else if (typeof value === "object" && value !== null) {
        const { code, message } = value as { code?: unknown; message?: unknown };
        if (typeof code === "string" && typeof message === "string") texts.set(message, code);
        for (const one of Object.values(value)) collect(one);
      }
    };
    collect(JSON.parse(readFileSync(VECTORS, "utf8")));
    expect(texts.size).to.be.above(40);
    for (const [message, name] of texts) {
      expect(explainError(message)[0], message).to.include({ subject: "error" });
      expect(matchError(readErrorText(message).message)?.row.name, message).to.equal(name);
    }
  });
});
