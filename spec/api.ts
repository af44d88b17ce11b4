/**
 * The public face as the specs call it, in one place: while a function is not there, its specs are skipped, with
 * "not there yet" in the title.
 */
import * as lib from "../lib/index.js";
import type { Kind, Resources } from "./kinds.js";

export interface Finding {
  readonly id: string;
  readonly severity: "info" | "warning" | "error";
  readonly path: string;
  readonly message: string;
  readonly remedy?: string;
  readonly index?: number;
}

export interface PatchOperation {
  op?: string;
  path?: string;
  value?: string;
  from?: string;
}

export interface Patch {
  patchOperations: PatchOperation[];
  findings: Finding[];
}

export interface DiffOptions {
  absent?: "reset" | "keep";
  documentedOnly?: boolean;
  maxTimeoutMillis?: number;
  resourceId?: string;
}

export interface ApplyOptions {
  context?: Readonly<Record<string, unknown>>;
  assume?: Readonly<Record<string, unknown>>;
}

export interface Api {
  diff(kind: Kind, current: unknown, desired: unknown, options?: DiffOptions): Patch;
  applyPatch<K extends Kind>(
    kind: K,
    resource: unknown,
    patchOperations: readonly unknown[],
    options?: ApplyOptions,
  ): Resources[K];
  checkPatch(kind: Kind, patchOperations: readonly unknown[], options?: { current?: unknown }): Finding[];
  invertPatch(kind: Kind, resource: unknown, patchOperations: readonly unknown[]): Patch;
  fromJsonPatch(kind: Kind, current: unknown, jsonPatch: readonly unknown[]): Patch & { desired: unknown };
  checkModel(kind: Kind, object: unknown): Finding[];
  escapeToken(token: string): string;
  unescapeToken(token: string): string;
  parsePointer(pointer: string): string[];
  formatPointer(tokens: readonly string[]): string;
  grammars: Readonly<Record<Kind, unknown>>;
  findingCatalogue: Readonly<Record<string, unknown>>;
}

export const api = lib as unknown as Api;

/** Are all of these exported already? */
export function isThere(...names: readonly (keyof Api)[]): boolean {
  return names.every((name) => (lib as Record<string, unknown>)[name] !== undefined);
}

export const { PatchwayError, ServiceError } = lib;
