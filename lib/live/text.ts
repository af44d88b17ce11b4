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

function changeLines(changes: readonly MemberChange[], { width, paint }: Layout): string[] {
  const room = Math.max(12, Math.floor((width - 12) / 3));
  const widest = Math.min(room, Math.max(0, ...changes.map(({ path }) => path.length)));
  return changes.map(({ path, before, after }) => {
    const style = before === undefined ? "add" : after === undefined ? "remove" : "replace";
    const sign = { add: "+", remove: "-", replace: "~" }[style];
    const from = cut(visible(before ?? ABSENT), room);
    const to = cut(visible(after ?? ABSENT), room);
    return `    ${paint(style, sign)} ${pad(visible(path === "" ? "(the whole)" : path), widest)}  ${from} -> ${to}`;
  });
}

/** An API of which only that is known which comparisons ask for. */
function outline({ api }: StatePlan): Live {
  const { version, id, protocol } = api;
  const none = { resources: new Map(), routes: new Map(), integrations: new Map() };
  return { api: version, id, ...(protocol === undefined ? {} : { protocol }), ...none };
}

/** What a plan changes of each object, member by member. */
export function planChanges(plan: StatePlan): { route: string; object: string; changes: MemberChange[] }[] {
  const run = new Execution(plan, new Sender({}));
  return [...run.objects].map((object) => {
    const { steps, states } = run.chain(object);
    const [before, after] = [states[0]?.[0], states.at(-1)?.[0]];
    const changes = changesOf(outline(plan), nameOf(object), before, after);
    return { route: steps[0]?.route ?? object, object, changes };
  });
}

/** A plan for people: what changes of each route, then the calls. Values that open something are not shown. */
export function planText(plan: StatePlan, layout: Layout): string {
  const { paint } = layout;
  const lines: string[] = [];
  for (const { object, changes } of planChanges(plan)) {
    lines.push(`  ${paint("heading", visible(object))}`, ...changeLines(changes, layout));
  }
  if (plan.steps.length === 0) return "Nothing to change.\n";
  lines.push("", paint("heading", count(plan.steps.length, "call")));
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

/** What became of a run, with counts that add up. */
export function resultText(result: RunResult, layout: Layout): string {
  const { steps, sent, already, refused, left, status } = result;
  const tally = `${count(steps, "step")}: ${sent} sent, ${already} already done, ${refused} refused, ${left} not sent`;
  return `${SAID[status]}\n${departuresText(result.departures, layout)}${tally}\n`;
}
