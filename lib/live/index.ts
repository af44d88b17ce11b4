export {
  type ClientSettings,
  type Clients,
  type LiveClient,
  makeClients,
} from "../clients/client.js";
export { LiveError } from "../clients/failures.js";
export type { SenderOptions } from "../clients/sender.js";
export { applyPlan, type RunOptions } from "./apply.js";
export { deployStage } from "./deploy.js";
export { pullState, type RouteSettings, readDocument, type StateDocument } from "./document.js";
export { type Journal, JournalError, journalPath, memoryJournal, openJournal } from "./journal.js";
export type { ApiAddress, Live } from "./live.js";
export { readPlan, type StatePlan } from "./plan-file.js";
export { type PlanStateOptions, planState } from "./plan-state.js";
export { readLive } from "./read-live.js";
export type { Departure, RunResult, StepReport } from "./report.js";
export { rollbackPlan } from "./rollback.js";
export type { LiveStep } from "./steps.js";
