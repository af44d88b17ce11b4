import { type Dictionary, get } from "../../common/own.js";
import type { Assumptions } from "../../patch/assumptions.js";
import type { Holder } from "./state/tree.js";
import type { Members } from "./wire/shape.js";

export const SERVICES = ["apigateway", "apigatewayv2"] as const;
/** As the AWS command line and the SDKs' endpoints name the two control planes. */
export type Service = (typeof SERVICES)[number];

/** What an emulator is told when it starts, as the handlers see it. */
export interface Settings {
  readonly assume: Assumptions;
  /** Twelve digits. */
  readonly accountId: string;
  readonly region: string;
  /** The account's ceiling of buffered timeouts of v1, in milliseconds. */
  readonly maxTimeoutMillis: number;
  /** A changed parameter drops the cache keys that name it (reported, not documented). */
  readonly dropCacheKeys: boolean;
}

/** One request, read and checked. */
export interface Call {
  /** Labels of the path, members of the query and of the body, by the SDK's names. */
  readonly input: Readonly<Dictionary>;
  readonly account: Holder;
  readonly settings: Settings;
  readonly now: Date;
}

/** A row of the route table: an operation, where it is on the wire, what it takes and who answers it. */
export interface Operation {
  readonly service: Service;
  /** As the SDKs name it: `PutIntegration`. */
  readonly name: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With the labels in braces; `?name=value` where the query chooses between two operations. */
  readonly path: string;
  /** The HTTP status of success. */
  readonly status: number;
  /** Constraints of labels; those that have none need not be here. */
  readonly labels?: Members;
  readonly query?: Members;
  readonly body?: Members;
  /** What the answer is made of, where its names on the wire differ from the SDK's. */
  readonly answer?: Members;
  /**
   * The answer's members, or nothing.
   *
   * @throws ServiceError AWS's refusal.
   */
  readonly handle: (call: Call) => Dictionary | undefined;
}

/** A text of the input; "" where it is absent. */
export function textOf(call: Call, member: string): string {
  const value = get(call.input, member);
  return typeof value === "string" ? value : "";
}
