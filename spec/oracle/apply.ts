import type { Kind } from "../kinds.js";
import { Account, Authorizer, BasePathMapping, DomainName } from "./access.js";
import { clone, type Data, isData } from "./data.js";
import { Integration, IntegrationResponse } from "./integration.js";
import {
  type Assume,
  type Behaviour,
  type Context,
  DEFAULTS,
  Refused,
  takeApart,
  type World,
} from "./machine.js";
import { GatewayResponse, Method, MethodResponse } from "./method.js";
import * as simple from "./replace-only.js";
import { Resource } from "./resource.js";
import { RestApi } from "./rest-api.js";
import { Stage } from "./stage.js";
import { Usage, UsagePlan } from "./usage.js";

const BEHAVIOUR: Readonly<Record<Kind, Behaviour>> = {
  Account,
  ApiKey: simple.ApiKey,
  Authorizer,
  BasePathMapping,
  ClientCertificate: simple.ClientCertificate,
  Deployment: simple.Deployment,
  DocumentationPart: simple.DocumentationPart,
  DocumentationVersion: simple.DocumentationVersion,
  DomainName,
  GatewayResponse,
  Integration,
  IntegrationResponse,
  Method,
  MethodResponse,
  Model: simple.Model,
  RequestValidator: simple.RequestValidator,
  Resource,
  RestApi,
  Stage,
  Usage,
  UsagePlan,
  VpcLink: simple.VpcLink,
};

export interface OracleError {
  name: string;
  message: string;
  /** The operation that was refused, from 0; -1 where the list as a whole was. */
  index: number;
  /** Is the text known, or only that AWS refuses? */
  sure: boolean;
}

export interface OracleResult {
  resource?: Data;
  error?: OracleError;
  /** What AWS holds after a refusal. */
  held?: Data;
  /** Where no source settles the outcome: then it judges nobody. */
  doubts: string[];
}

export interface OracleOptions {
  context?: Context;
  assume?: Partial<Assume>;
}

const OPERATIONS = ["add", "remove", "move", "test", "replace", "copy"];

/** The operation names are a request constraint: checked for the whole list, before anything else. */
function wrongNames(kind: Kind, operations: readonly Data[]): OracleError | undefined {
  const errors = operations.flatMap(({ op }, index) =>
    OPERATIONS.includes(op as string)
      ? []
      : [
          `Value '${op}' at 'update${kind}Input.patchOperations.${index + 1}.member.op' failed to satisfy constraint: ` +
            `Member must satisfy enum value set: [${OPERATIONS.join(", ")}]`,
        ],
  );
  if (errors.length === 0) return undefined;
  const count = errors.length === 1 ? "1 validation error" : `${errors.length} validation errors`;
  const message = `${count} detected: ${errors.join("; ")}`;
  return { name: "ValidationException", message, index: -1, sure: true };
}

/** What AWS would hold, or say. The operations are lists of `{ op, path, value, from }`, all text. */
export function oracleApply(
  kind: Kind,
  resource: unknown,
  patchOperations: readonly unknown[],
  options: OracleOptions = {},
): OracleResult {
  const doubts: string[] = [];
  const world: World = {
    context: options.context ?? {},
    assume: { ...DEFAULTS, ...options.assume },
    doubt: (reason) => doubts.push(reason),
  };
  const before = clone(isData(resource) ? resource : {});
  const list = patchOperations.map((operation) => (isData(operation) ? operation : {}));
  const wrong = wrongNames(kind, list);
  if (wrong !== undefined) return { error: wrong, held: before, doubts };

  const state = clone(before);
  const operations = list.map(takeApart);
  const behaviour = BEHAVIOUR[kind];
  let lastGood = clone(before);
  let index = 0;
  try {
    for (const operation of operations) {
      if (operation.path !== null && !operation.path.startsWith("/")) world.doubt("a path without its slash");
      behaviour.operation(state, operation, world);
      lastGood = clone(state);
      index += 1;
    }
    index = -1;
    behaviour.finish?.(state, before, operations, world);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, message, sure } = error;
    return {
      error: { name: code, message, index, sure },
      held: world.assume.atomic ? before : lastGood,
      doubts,
    };
  }
  return { resource: state, doubts };
}
