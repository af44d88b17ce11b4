import { type Dictionary, get, isObject, put } from "../../common/own.js";

/** A copy without these members. */
export function without(value: Readonly<Dictionary>, members: readonly string[]): Dictionary {
  const rest: Dictionary = {};
  for (const member of Object.keys(value)) if (!members.includes(member)) put(rest, member, value[member]);
  return rest;
}

/** A copy with these members only. */
export function pick(value: Readonly<Dictionary>, members: readonly string[]): Dictionary {
  const chosen: Dictionary = {};
  for (const member of members) {
    const found = get(value, member);
    if (found !== undefined) put(chosen, member, found);
  }
  return chosen;
}

/** A template that is "" or null is stored as null (recorded for PutIntegrationResponse). */
export function fillTemplates(value: Dictionary, member: string): void {
  const templates = get(value, member);
  if (!isObject(templates)) return;
  const filled: Dictionary = {};
  for (const key of Object.keys(templates)) put(filled, key, templates[key] === "" ? null : templates[key]);
  value[member] = filled;
}

/** v1 dates are whole seconds since 1970. */
export const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);
