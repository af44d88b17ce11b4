/** Reads the parts of a v1 AWS integration's request as values of an HTTP API, and names what is none. */
import { type Expression, parseDestination, parseExpression } from "../../common/expression.js";
import type { Finding } from "../../common/findings.js";
import { type Dictionary, get } from "../../common/own.js";
import { isPlainText, type Piece, printHttpValue } from "../expressions.js";
import { catalogue, note, under } from "../findings.js";
import type { SubtypeParameter, SubtypeRow } from "../services.js";
import { parseTemplate, type TemplatePiece } from "../template.js";
import { type ServiceUri, splitPlaceholders } from "../uri.js";
import { expressionToHttp, LONGEST_PARAMETER } from "../values.js";
import type { Value } from "./body.js";

export interface ServiceRequest {
  readonly uri: ServiceUri;
  readonly requestParameters: Readonly<Dictionary<string>>;
  /** `null` templates as "". */
  readonly requestTemplates: Readonly<Dictionary<string>>;
  readonly routeKey?: string;
}

export const PARAMETERS = "/requestParameters";
export const TEMPLATES = "/requestTemplates";
export const URI = "/uri";

/** Bodies whose content type any service of the table takes. */
const CONTENT_TYPES = /^application\/(?:x-www-form-urlencoded|json|x-amz-json-1\.[01])(?:;.*)?$/i;

/** One reading of a request: the pieces come together here, and obstacles are told as findings. */
export class Reading {
  readonly findings: Finding[] = [];
  readonly query = new Map<string, { readonly expression: Expression; readonly path: string }>();
  readonly path = new Map<string, { readonly expression: Expression; readonly path: string }>();
  target: string | undefined;
  stopped = false;

  constructor(private readonly request: ServiceRequest) {}

  stop(path: string, obstacle: string): undefined {
    note(this.findings, catalogue["service-obstacle"], path, { obstacle });
    this.stopped = true;
    return undefined;
  }

  differ(path: string, difference: string): void {
    note(this.findings, catalogue["service-approximated"], path, { difference });
  }

  /** Headers are the service's own protocol; query and path parameters are values. */
  readParameters(): void {
    for (const key of Object.keys(this.request.requestParameters)) {
      const path = under(PARAMETERS, key);
      const destination = parseDestination(key, "request");
      const expression = parseExpression(get(this.request.requestParameters, key) as string, "request");
      if (destination === undefined || expression === undefined)
        this.stop(path, "a mapping that API Gateway would refuse");
      else if (destination.location === "header")
        this.readHeader(destination.name.toLowerCase(), expression, path);
      else
        this[destination.location === "path" ? "path" : "query"].set(destination.name, { expression, path });
    }
  }

  private readHeader(name: string, expression: Expression, path: string): void {
    const text = expression.source === "static" ? expression.text : undefined;
    if (name === "x-amz-target" && text !== undefined) this.target = text;
    else if (name === "content-type" && text !== undefined && CONTENT_TYPES.test(text)) return;
    else this.stop(path, `the header ${name}`);
  }

  /** The one template, cut into pieces; none where there is no template. */
  readTemplate(): { readonly pieces: readonly TemplatePiece[]; readonly path: string } | undefined {
    const { requestTemplates, routeKey } = this.request;
    const keys = Object.keys(requestTemplates);
    const [first] = keys;
    if (first === undefined) return undefined;
    const path = under(TEMPLATES, first);
    const template = get(requestTemplates, first) as string;
    const other = keys.find((key) => get(requestTemplates, key) !== template);
    if (other !== undefined) return this.stop(under(TEMPLATES, other), "a second template with another text");
    const parsed = parseTemplate(template, routeKey);
    if ("obstacle" in parsed) return this.stop(path, parsed.obstacle);
    if (template.trim() === "") return this.stop(path, "an empty template");
    return { pieces: parsed.pieces, path };
  }

  /** Text and selections as one HTTP value. */
  print(pieces: readonly Piece[], path: string): string | undefined {
    for (const piece of pieces) {
      if (typeof piece === "string" && !isPlainText(piece)) {
        return this.stop(path, `the text ${piece.slice(0, 40)}, in which an HTTP API would read a variable`);
      }
    }
    const text = printHttpValue(pieces);
    if (text === "" || text.length > LONGEST_PARAMETER) {
      return this.stop(
        path,
        text === "" ? "an empty value" : `a value of more than ${LONGEST_PARAMETER} characters`,
      );
    }
    return text;
  }

  /** An expression of a v1 parameter as a piece of an HTTP value. */
  piece(expression: Expression, path: string): Piece | undefined {
    const before = this.findings.length;
    const piece = expressionToHttp(expression, path, this.findings);
    if (piece === undefined && this.findings.length > before) this.stopped = true;
    return piece;
  }

  /** Fills the placeholders of a URI's path from the integration's path parameters. */
  fill(text: string): Piece[] | undefined {
    const pieces: Piece[] = [];
    for (const part of splitPlaceholders(text)) {
      if (typeof part === "string") {
        pieces.push(...splitVariables(part));
        continue;
      }
      const found = this.path.get(part.placeholder);
      if (found === undefined)
        return this.stop(URI, `the placeholder {${part.placeholder}}, which nothing fills`);
      const piece = this.piece(found.expression, found.path);
      if (piece === undefined) return undefined;
      pieces.push(piece);
    }
    return pieces;
  }

  /** A value of a template, in the encoding that its place asks for. */
  value(
    value: Value,
    style: "form" | "json",
    kind: SubtypeParameter["kind"],
    path: string,
  ): Piece[] | undefined {
    const pieces: Piece[] = [];
    if (kind === "base64") {
      const [only] = value;
      if (
        value.length !== 1 ||
        only === undefined ||
        typeof only === "string" ||
        only.encoding !== "base64"
      ) {
        return this.stop(path, "data that is not one $util.base64Encode(…)");
      }
    }
    for (const part of value) {
      if (typeof part === "string") {
        pieces.push(part);
        continue;
      }
      if (
        (kind === "base64") !== (part.encoding === "base64") ||
        part.encoding === (style === "json" ? "url" : "javascript")
      ) {
        return this.stop(path, "an encoding that this parameter does not have");
      }
      if (style === "form" && part.encoding === "none") {
        this.differ(
          path,
          "v1 puts the value into the form without encoding it, so that & and % in it break the request; the HTTP API sends it whole",
        );
      }
      const { selection } = part;
      const isBody = "location" in selection && selection.location === "body";
      if (style === "json" && part.encoding === "none" && !part.json && isBody && selection.name === "") {
        this.differ(
          path,
          "v1 puts the body into JSON without escaping it, so that quotes in it break the request; the HTTP API sends it whole",
        );
      }
      if (part.json && part.selection.name !== "") {
        this.differ(
          path,
          "$input.json gives JSON text, with quotes around a string; the HTTP API sends the string itself",
        );
      }
      const piece = this.piece(part.selection, path);
      if (piece === undefined) return undefined;
      pieces.push(piece);
    }
    return pieces;
  }
}

const STAGE_VARIABLE = /\$\{stageVariables\.(\w+)\}/;

/** Stage variables of a URI are written as an HTTP value writes them. */
function splitVariables(text: string): Piece[] {
  return text
    .split(STAGE_VARIABLE)
    .map((part, index): Piece => (index % 2 === 0 ? part : { source: "stageVariables", name: part }))
    .filter((piece) => piece !== "");
}

/** A request that was recognised. */
export interface Parts {
  readonly row: SubtypeRow;
  /** Values by member name: form fields, JSON members or query parameters. */
  readonly values: Map<string, string>;
}
