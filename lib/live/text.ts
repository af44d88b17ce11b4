import { Sender } from "../clients/sender.js";
import { count, cut, pad } from "../report/layout.js";
import type { Layout } from "../report/style.js";
import { visible } from "../report/visible.js";
import { changesOf, type MemberChange } from "./changes.js";
import { Execution } from "./execution.js";
import type { Live } from "./live.js";
import { nameOf } from "./objects.js";
import type { StatePlan } from "./plan-file.js";
import type { Departure, RunResult } from "./report.js";

const ABSENT = "(absent)";
const SIGNS = { add: "+", remove: "-", replace: "~" } as const;
type Style = keyof typeof SIGNS;

const styleOf = (before: unknown, after: unknown): Style =>
  before === undefined ? "add" : after === undefined ? "remove" : "replace";

/** Of what two texts have in common at their beginnings, so much is left before the place where they part. */
const LEAD = 12;

/** Two texts of which at least one has to be cut: from a little before the place where they part. */
function cutPair(before: string, after: string, room: number): [string, string] {
  if (before.length <= room && after.length <= room) return [before, after];
  const [mine, theirs] = [Array.from(before), Array.from(after)];
  let parted = 0;
  while (parted < mine.length && parted < theirs.length && mine[parted] === theirs[parted]) parted++;
  const start = parted - LEAD;
  if (start <= 1 || parted < room - LEAD) return [cut(before, room), cut(after, room)];
  const from = (all: readonly string[]): string => cut(`…${all.slice(start).join("")}`, room);
  return [from(mine), from(theirs)];
}

function changeLines(changes: readonly MemberChange[], { width, paint }: Layout): string[] {
  const room = Math.max(12, Math.floor((width - 12) / 3));
  const widest = Math.min(room, Math.max(0, ...changes.map(({ path }) => path.length)));
  return changes.map(({ path, before, after }) => {
    const style = styleOf(before, after);
    const [from, to] = cutPair(visible(before ?? ABSENT), visible(after ?? ABSENT), room);
    return `    ${paint(style, SIGNS[style])} ${pad(visible(path === "" ? "(the whole)" : path), widest)}  ${from} -> ${to}`;
  });
}

/** An API of which only that is known which comparisons ask for. */
function outline({ api }: StatePlan): Live {
  const { version, id, protocol } = api;
  const none = { resources: new Map(), routes: new Map(), integrations: new Map() };
  return { api: version, id, ...(protocol === undefined ? {} : { protocol }), ...none };
}

/** What a plan does with an object. */
interface ObjectChange {
  readonly object: string;
  readonly style: Style;
  readonly changes: MemberChange[];
}

/** What a plan changes of each object, member by member. */
export function planChanges(plan: StatePlan): ObjectChange[] {
  const run = new Execution(plan, new Sender({}));
  return [...run.objects].map((object) => {
    const { states } = run.chain(object);
    const [before, after] = [states[0]?.[0], states.at(-1)?.[0]];
    const changes = changesOf(outline(plan), nameOf(object), before, after);
    return { object, style: styleOf(before, after), changes };
  });
}

const TALLY = { add: "to make", replace: "to change", remove: "to delete" } as const;

/** `1 to make, 2 to change, 0 to delete`: routes of a REST API are counted as its methods, resources apart. */
function tally(all: readonly ObjectChange[]): string {
  return (["add", "replace", "remove"] as const)
    .map((style) => `${all.filter((one) => one.style === style).length} ${TALLY[style]}`)
    .join(", ");
}

/** A plan for people: what changes of each route, then the calls. Values that open something are not shown. */
export function planText(plan: StatePlan, layout: Layout): string {
  const { paint } = layout;
  if (plan.steps.length === 0) return "Nothing to change.\n";
  const all = planChanges(plan);
  const lines = all.flatMap(({ object, style, changes }) => [
    `${paint(style, SIGNS[style])} ${paint("heading", visible(object))}`,
    ...changeLines(changes, layout),
  ]);
  lines.push("", paint("heading", `${count(plan.steps.length, "call")}: ${tally(all)}`));
  for (const { command, route, why } of plan.steps) {
    lines.push(`  ${command}  ${visible(route)}  ${paint("faint", visible(why))}`);
  }
  return `${lines.join("\n")}\n`;
}

export function departuresText(departures: readonly Departure[], layout: Layout): string {
  return departures
    .map(({ object, changes }) => {
      const lines =
        changes.length === 0 ? ["    (other than the plan knows it)"] : changeLines(changes, layout);
      return `  ${layout.paint("heading", visible(object))}\n${lines.join("\n")}\n`;
    })
    .join("");
}

const SAID: Readonly<Record<RunResult["status"], string>> = {
  complete: "every step is done, and the API is as it should be",
  drift: "something is there that the plan does not know; expected -> found:",
  refused: "a step was refused, and no other was sent",
  interrupted: "interrupted; the same command with the plan goes on where it stopped",
  differs: "every step is done, and the API is not as it should be; expected -> found:",
};

const UNKNOWN =
  "nobody knows whether the last step was carried out, and no other was sent; the same command looks, and goes on";

/** What became of a run, with counts that add up. */
export function resultText(result: RunResult, layout: Layout): string {
  const { steps, sent, already, refused, left, status, error } = result;
  const said = error === undefined || error.kind === "no" ? SAID[status] : UNKNOWN;
  const counts = `${count(steps, "step")}: ${sent} sent, ${already} already done, ${refused} refused, ${left} not sent`;
  return `${said}\n${departuresText(result.departures, layout)}${counts}\n`;
}
