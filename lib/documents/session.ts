/** The conversion of one document: every integration for itself, then what they have in common. */
import type { Finding, FindingValues } from "../../common/findings.js";
import { formatPointer, parsePointer } from "../../common/pointer.js";
import { findingsOf, idOf, type Placed, placed } from "./about.js";
import { brokenAnchor } from "./anchors.js";
import { CORS } from "./cors.js";
import { isMember } from "./dialect/members.js";
import { isForHttp } from "./dialect/read.js";
import type { Edit } from "./edits.js";
import type { DocumentFindingId } from "./findings.js";
import type { Found, Integration, Loose } from "./found.js";
import { writeOutReferences } from "./inline.js";
import { Marks } from "./intrinsics.js";
import type { DocumentKind } from "./kinds.js";
import type { Lines } from "./lines.js";
import { type Context, convertOne, type Outcome } from "./one.js";
import { findIntegrations } from "./openapi.js";
import { type ConvertDocumentOptions, integrationOptions } from "./options.js";
import { movePreflights, type Preflight } from "./preflights.js";
import { reconcile, type Writing } from "./reconcile.js";
import {
  objectOf,
  ownMember,
  type SourceDocument,
  type SourceMember,
  type SourceObject,
} from "./source/node.js";
import { type DesiredObject, Moved } from "./write/desired.js";
import { LayoutError } from "./write/reshape.js";
import { styleOf } from "./write/style.js";
import { checkWritten } from "./written.js";

/** What became of the integrations of a document. */
export interface Counts {
  readonly converted: number;
  readonly unchanged: number;
  /** Those that a finding of severity `error` keeps as they are. */
  readonly blocked: number;
}

export interface DocumentResult {
  readonly edits: readonly Edit[];
  readonly findings: readonly Placed[];
  readonly integrations: Counts;
  /** How often each finding is the first that blocks an integration; the sum is `integrations.blocked`. */
  readonly blockedBy: Readonly<Record<string, number>>;
}

/** Edits, the integrations for whose sake they are made, and what is to be said once they are. */
interface Group {
  readonly owners: readonly Integration[];
  readonly edits: readonly Edit[];
  readonly notes: readonly Placed[];
}

export class DocumentConversion {
  readonly #findings: Placed[] = [];
  readonly #writing: Writing;
  readonly #context: Context;
  readonly #root: SourceObject;
  readonly #preflights: Preflight[] = [];
  readonly #state = new Map<Integration, "converted" | "unchanged">();
  /** Integrations that stay as they are, and the finding that keeps each. */
  readonly #blocked = new Map<Integration | Loose, string>();
  #groups: Group[] = [];

  constructor(
    readonly document: SourceDocument,
    readonly kind: DocumentKind,
    readonly lines: Lines,
    readonly options: ConvertDocumentOptions,
  ) {
    const marks = new Marks(document.text);
    this.#writing = { style: styleOf(document), marks };
    this.#root = objectOf(document.root) as SourceObject;
    this.#context = {
      marks,
      place: (offset) => lines.place(offset),
      options: integrationOptions(options),
    };
  }

  run(): DocumentResult {
    const found = findIntegrations(this.document, this.#context.place);
    this.#findings.push(...findingsOf(this.#root, this.kind, this.options.to, found));
    for (const loose of found.loose) this.#block(loose, idOf(loose));
    for (const integration of found.integrations) this.#integration(integration);
    this.#cors();
    this.#keepAnchors(found);
    for (const { notes } of this.#groups) this.#findings.push(...notes);
    const integrations = { converted: 0, unchanged: 0, blocked: this.#blocked.size };
    for (const state of this.#state.values()) integrations[state]++;
    const blockedBy: Record<string, number> = {};
    for (const id of this.#blocked.values()) blockedBy[id] = (blockedBy[id] ?? 0) + 1;
    return {
      edits: this.#groups.flatMap(({ edits }) => edits),
      findings: this.#findings,
      integrations,
      blockedBy,
    };
  }

  /** An integration stays as it is; of several findings the first says why. */
  #block(integration: Integration | Loose, id: string): void {
    if (!this.#blocked.has(integration)) this.#blocked.set(integration, id);
    if ("node" in integration) this.#state.delete(integration);
  }

  #note(finding: Finding, offset: number): void {
    this.#findings.push({ offset, finding });
  }

  #tell(id: DocumentFindingId, path: string, offset: number, values?: FindingValues): void {
    this.#findings.push(placed(id, path, offset, values));
  }

  #integration(integration: Integration): void {
    const { to } = this.options;
    const { node, offset, uses } = integration;
    if (to === "websocket") {
      this.#tell("websocket-no-import", pointerOf(integration), offset);
      this.#block(integration, "websocket-no-import");
      return;
    }
    if (isForHttp(node) === (to === "http")) {
      this.#finish(integration, []);
      return;
    }
    const outcomes = this.#outcomes(integration);
    const [first] = outcomes;
    if (first === undefined) return;
    for (const finding of first.findings) this.#noteInside(finding, integration);
    if (outcomes.length > 1 && outcomes.some((outcome) => key(outcome) !== key(first))) {
      const names = uses.map(({ routeKey }) => routeKey).join(", ");
      this.#tell("alias-differs", pointerOf(integration), offset, { uses: names });
      this.#block(integration, "alias-differs");
      return;
    }
    if (first.preflight !== undefined) {
      for (const use of uses) this.#preflights.push({ integration, use, cors: first.preflight });
      return;
    }
    if (first.desired === undefined) {
      const error = first.findings.find(({ severity }) => severity === "error");
      this.#block(integration, error?.id ?? "integration-unreadable");
      return;
    }
    const { desired } = first;
    const edits = this.#laidOut(integration, () => this.#reconciled(node, desired));
    if (edits !== undefined) this.#finish(integration, edits);
  }

  #reconciled(node: SourceObject, desired: DesiredObject): readonly Edit[] {
    const stays = ({ key: name }: SourceMember) => !isMember(name);
    const edits = reconcile(this.#writing, node, desired, stays);
    checkWritten(this.#writing, node, edits, desired, stays);
    return edits;
  }

  /** @param own the edits of the integration itself */
  #finish(integration: Integration, own: readonly Edit[]): void {
    const isInlined = this.options.to === "v1";
    const others = isInlined
      ? this.#laidOut(integration, () => writeOutReferences(this.#writing.style, integration, own))
      : [];
    if (others === undefined) return;
    const edits = [...own, ...others];
    this.#state.set(integration, edits.length > 0 ? "converted" : "unchanged");
    if (edits.length === 0) return;
    const notes = (isInlined ? integration.uses : []).flatMap(({ tokens, member, reference }) =>
      reference === undefined
        ? []
        : [placed("component-written-out", formatPointer(tokens), member.keyStart, { reference })],
    );
    this.#groups.push({ owners: [integration], edits, notes });
  }

  /** What each route that uses the integration would make of it. */
  #outcomes({ node, uses }: Integration): readonly Outcome[] {
    if (uses.length === 0) return [convertOne(node, undefined, this.#context)];
    return uses.map(({ routeKey }) => convertOne(node, routeKey, this.#context));
  }

  /** A finding whose path leads into the integration. */
  #noteInside(finding: Finding, integration: Integration): void {
    let at = integration.offset;
    let object: SourceObject | undefined = integration.node;
    for (const token of parsePointer(finding.path) ?? []) {
      const member: SourceMember | undefined = object === undefined ? undefined : ownMember(object, token);
      if (member === undefined) break;
      at = member.keyStart;
      object = objectOf(member.value);
    }
    this.#note({ ...finding, path: pointerOf(integration) + finding.path }, at);
  }

  /** The edits, if the text is laid out so that they can be made. */
  #laidOut(integration: Integration, edits: () => readonly Edit[]): readonly Edit[] | undefined {
    try {
      return edits();
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error;
      this.#tell("layout-unsupported", pointerOf(integration), integration.offset, { reason: error.message });
      this.#block(integration, "layout-unsupported");
      return undefined;
    }
  }

  /** Takes the preflight mocks out, all of them or none. */
  #cors(): void {
    const preflights = this.#preflights;
    const [first] = preflights;
    if (first === undefined) return;
    const owners = preflights.map(({ integration }) => integration);
    const result = movePreflights(this.#writing, this.#root, preflights);
    if ("refused" in result) {
      const { id, at, values } = result.refused;
      const { integration } = preflights[at] ?? first;
      this.#tell(id, pointerOf(integration), integration.offset, values);
      for (const owner of owners) this.#block(owner, id);
      return;
    }
    for (const integration of owners) this.#state.set(integration, "converted");
    const notes = [
      ...owners.map((owner) => placed("cors-moved", pointerOf(owner), owner.offset)),
      ...result.widened.map((member) =>
        placed("cors-widened", `/${CORS}/${member}`, first.integration.offset, { member }),
      ),
    ];
    this.#groups.push({ owners, edits: result.edits, notes });
  }

  /** Takes back edits that would change or break what is used elsewhere, until none does. */
  #keepAnchors(found: Found): void {
    if (this.document.anchored.length === 0) return;
    for (;;) {
      const all = this.#groups.flatMap(({ edits }) => edits);
      const broken = this.#groups.flatMap((group) => {
        for (const edit of group.edits) {
          const anchor = brokenAnchor(this.document, found.followed, edit, all);
          if (anchor !== undefined) return [{ group, anchor }];
        }
        return [];
      });
      if (broken.length === 0) return;
      for (const { group, anchor } of broken) {
        for (const owner of group.owners) {
          this.#tell("anchor-shared", pointerOf(owner), owner.offset, { anchor });
          this.#block(owner, "anchor-shared");
        }
      }
      const gone = new Set(broken.map(({ group }) => group));
      this.#groups = this.#groups.filter((group) => !gone.has(group));
    }
  }
}

const pointerOf = ({ tokens }: Integration) => formatPointer(tokens);

/** What an outcome does to the text, to be compared. */
function key({ desired, preflight }: Outcome): string {
  return JSON.stringify([preflight, desired], (_, value: unknown) =>
    value instanceof Moved ? { moved: value.reading } : value,
  );
}
