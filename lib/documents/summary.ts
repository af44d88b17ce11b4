/** What a run over files came to, in numbers that add up. */
import { type Catalogue, type Finding, SEVERITIES, type Severity } from "../../common/findings.js";
import { general, type Located, tally } from "../report/located.js";
import type { FileResult, FileStatus } from "./files/convert-files.js";

/** A reason and how often it was one, the most frequent first. */
export type Reasons = readonly { readonly reason: string; readonly count: number }[];

/** A kind of finding and how many there are of it, the most severe and then the most frequent first. */
export type Told = readonly { readonly id: string; readonly severity: Severity; readonly count: number }[];

export interface Summary {
  /** `total` is the sum of the others. */
  readonly files: Readonly<Record<FileStatus | "total", number>>;
  /** The sum is `files.skipped`. */
  readonly skipped: Reasons;
  /** The sum is `files.failed`. */
  readonly failed: Reasons;
  /** Of the files that were read; `total` is the sum of the others. */
  readonly integrations: Readonly<Record<"converted" | "unchanged" | "blocked" | "total", number>>;
  /** By the id of the first finding that blocks each; the sum is `integrations.blocked`. */
  readonly blocked: Reasons;
  /** By severity. */
  readonly findings: Readonly<Record<string, number>>;
  /** The same by id. */
  readonly told: Told;
  /** Findings that the baseline knows, and that are counted nowhere else. */
  readonly known: number;
}

function ranked(counts: ReadonlyMap<string, number>): Reasons {
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

const add = (counts: Map<string, number>, reason: string, count = 1) =>
  counts.set(reason, (counts.get(reason) ?? 0) + count);

function toldOf(findings: readonly Finding[]): Told {
  return [...SEVERITIES].reverse().flatMap((severity) => {
    const counts = new Map<string, number>();
    for (const finding of findings) if (finding.severity === severity) add(counts, finding.id);
    return ranked(counts).map(({ reason, count }) => ({ id: reason, severity, count }));
  });
}

/** Counts as the files come. */
export class Tally {
  readonly #files = { converted: 0, unchanged: 0, skipped: 0, failed: 0 };
  readonly #integrations = { converted: 0, unchanged: 0, blocked: 0 };
  readonly #skipped = new Map<string, number>();
  readonly #failed = new Map<string, number>();
  readonly #blocked = new Map<string, number>();
  readonly #findings: Finding[] = [];
  #known = 0;

  /** @param fresh those of the file's findings that the baseline does not know */
  add(result: FileResult, fresh: readonly Located[]): void {
    this.#files[result.status]++;
    for (const name of ["converted", "unchanged", "blocked"] as const) {
      this.#integrations[name] += result.integrations[name];
    }
    if (result.status === "skipped") add(this.#skipped, result.reason ?? "");
    if (result.status === "failed") add(this.#failed, result.reason ?? "");
    for (const [id, count] of Object.entries(result.blockedBy)) add(this.#blocked, id, count);
    for (const { finding } of fresh) this.#findings.push(finding);
    this.#known += result.findings.length - fresh.length;
  }

  get findings(): readonly Finding[] {
    return this.#findings;
  }

  summary(): Summary {
    const { converted, unchanged, skipped, failed } = this.#files;
    const { converted: done, unchanged: same, blocked } = this.#integrations;
    return {
      files: { total: converted + unchanged + skipped + failed, converted, unchanged, skipped, failed },
      skipped: ranked(this.#skipped),
      failed: ranked(this.#failed),
      integrations: { total: done + same + blocked, converted: done, unchanged: same, blocked },
      blocked: ranked(this.#blocked),
      findings: Object.fromEntries(tally(this.#findings)),
      told: toldOf(this.#findings),
      known: this.#known,
    };
  }
}

/** What a kind of finding says. */
export function reasonOf(id: string, catalogue: Catalogue): string {
  const row = Object.hasOwn(catalogue, id) ? catalogue[id] : undefined;
  return row === undefined ? id : general(row.message);
}

const things = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** The lines of a summary: numbers, and below them the reasons. */
export function summaryLines(
  { files, skipped, failed, integrations, blocked, findings, told, known }: Summary,
  isWritten: boolean,
  catalogue: Catalogue,
): readonly { readonly text: string; readonly details: readonly string[] }[] {
  const changed = isWritten ? "converted" : "to convert";
  const lines = [
    {
      text: `${things(files.total, "file")}: ${files.converted} ${changed}, ${files.unchanged} unchanged, ${files.skipped} skipped, ${files.failed} failed`,
      details: [
        ...(files.total === 0 ? ["no file there ends in .json, .yaml or .yml"] : []),
        ...skipped.map(({ reason, count }) => `${count} skipped: ${reason}`),
        ...failed.map(({ reason, count }) => `${count} failed: ${reason}`),
      ],
    },
    {
      text: `${things(integrations.total, "integration")}: ${integrations.converted} ${changed}, ${integrations.unchanged} unchanged, ${integrations.blocked} blocked`,
      details: blocked.map(
        ({ reason, count }) => `${count} blocked: ${reasonOf(reason, catalogue)} (${reason})`,
      ),
    },
  ];
  const counts = Object.entries(findings).map(([severity, count]) =>
    severity === "info" ? `${count} info` : things(count, severity),
  );
  if (known > 0) counts.push(`${known} known`);
  const details = told.map(({ id, severity, count }) => `${count} × ${severity} ${id}`);
  if (counts.length > 0) lines.push({ text: `findings: ${counts.join(", ")}`, details });
  return lines;
}
