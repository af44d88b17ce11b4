/** Writes values of an HTTP API's parameters into the template, form or path of a v1 integration. */
import type { Finding } from "../../common/findings.js";
import type { Piece } from "../expressions.js";
import { catalogue, note, under } from "../findings.js";
import { type Encoding, isVelocityText, printReference, type TemplatePiece } from "../template.js";
import { noteDeclaration, readHttpValue, selectionFromHttp } from "../values.js";

/** Text that a form may hold; `undefined` where it is not well formed. */
export function encode(text: string): string | undefined {
  try {
    return encodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** One rewriting: every piece that cannot be written is told at its parameter. */
export class Writing {
  failed = false;

  constructor(
    private readonly path: string,
    private readonly findings: Finding[],
  ) {}

  at(name: string): string {
    return under(this.path, name);
  }

  lose(name: string, reason: string): undefined {
    note(this.findings, catalogue["subtype-parameter-lost"], this.at(name), { name, reason });
    this.failed = true;
    return undefined;
  }

  /** The pieces of a value, with the variables that v1 has in their place. */
  pieces(name: string, value: string): readonly Piece[] | undefined {
    const pieces = readHttpValue(value, "request", this.at(name), this.findings);
    const result: Piece[] = [];
    for (const piece of pieces ?? []) {
      const found =
        typeof piece === "string" ? piece : selectionFromHttp(piece, this.at(name), this.findings);
      if (found !== undefined) result.push(found);
    }
    if (pieces === undefined || result.length < pieces.length) {
      this.failed = true;
      return undefined;
    }
    return result;
  }

  /** Pieces as template text: literals through `write`, references in the encoding given. */
  template(
    name: string,
    pieces: readonly TemplatePiece[] | readonly Piece[],
    encoding: Encoding,
    write: (text: string) => string | undefined,
  ): string | undefined {
    let result = "";
    for (const piece of pieces) {
      const selection = typeof piece === "string" || !("selection" in piece) ? piece : piece.selection;
      const text = typeof selection === "string" ? write(selection) : printReference(selection, encoding);
      if (text === undefined) return this.lose(name, "a template cannot hold this text or name");
      if (typeof selection === "string" && isVelocityText(text)) {
        return this.lose(name, "a template would evaluate $ and # in it");
      }
      result += text;
    }
    return result;
  }

  declare(name: string, piece: Piece): void {
    if (typeof piece !== "string") noteDeclaration(piece, this.at(name), this.findings);
  }
}
