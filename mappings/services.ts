/**
 * The integration subtypes of HTTP APIs (version 1.0 of each, and there are no more): the AWS service action that each
 * stands for, and where its parameters are in a v1 AWS integration.
 *
 * Source: the developer guide's "integration subtype reference" for the parameters; the v1 side is each service's own
 * API. AWS publishes no mapping between the two: the recogniser and the way back are inferred.
 */
import { documented, type Evidence, inferred, reported, unknown } from "../common/evidence.js";

export type Subtype =
  | "AppConfig-GetConfiguration"
  | "EventBridge-PutEvents"
  | "Kinesis-PutRecord"
  | "SQS-DeleteMessage"
  | "SQS-PurgeQueue"
  | "SQS-ReceiveMessage"
  | "SQS-SendMessage"
  | "StepFunctions-StartExecution"
  | "StepFunctions-StartSyncExecution"
  | "StepFunctions-StopExecution";

export interface SubtypeParameter {
  /** The name in the HTTP API's RequestParameters. */
  readonly name: string;
  /** Its member in the service's request: a form field, JSON member or query parameter. */
  readonly member: string;
  readonly required: boolean;
  /**
   * `text`: one value. `base64`: v1 encodes it. `attributes`: SQS message attributes, JSON on the HTTP API.
   * `list`: several values; how an HTTP API spells them is not documented.
   */
  readonly kind: "text" | "base64" | "attributes" | "list";
  readonly evidence: Evidence;
}

export interface SubtypeRow {
  readonly subtype: Subtype;
  /** As the v1 URI names them. */
  readonly service: "sqs" | "events" | "kinesis" | "states" | "appconfig";
  readonly action: string;
  /** How the service takes its request: a form, a JSON body, or members of the path and query string. */
  readonly style: "form" | "json" | "rest";
  readonly method: "POST" | "GET";
  /** The X-Amz-Target header of the action, where the service reads one. */
  readonly target?: string;
  /** The headers that a v1 integration has to set, static. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly parameters: readonly SubtypeParameter[];
  readonly evidence: Evidence;
}

const REFERENCE = documented("developer guide: integration subtype reference for HTTP APIs");
const LIST = unknown("no page says how an HTTP API parameter spells a list");
const ATTRIBUTES = reported("serverless-patterns: SQS-SendMessage with MessageAttributes as JSON text");
const BASE64 = unknown("whether the HTTP API encodes Data itself is not documented");

type Kind = SubtypeParameter["kind"];
const EVIDENCE: Readonly<Record<Kind, Evidence>> = {
  text: REFERENCE,
  base64: BASE64,
  attributes: ATTRIBUTES,
  list: LIST,
};

const parameter =
  (required: boolean) =>
  (name: string, member = name, kind: Kind = "text"): SubtypeParameter => ({
    name,
    member,
    required,
    kind,
    evidence: EVIDENCE[kind],
  });
const required = parameter(true);
const optional = parameter(false);

/** Every subtype takes it; on v1 it stands in the URI. */
export const REGION = "Region";
/** On v1 the queue stands in the URI (`sqs:path/{account}/{queue}`) or in the form. */
export const QUEUE_URL = "QueueUrl";

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

function states(action: string, names: readonly string[], optionalNames: readonly string[]): SubtypeRow {
  return {
    subtype: `StepFunctions-${action}` as Subtype,
    service: "states",
    action,
    style: "json",
    method: "POST",
    target: `AWSStepFunctions.${action}`,
    headers: [],
    parameters: [
      ...names.map((name) => required(name, lowerFirst(name))),
      ...optionalNames.map((name) => optional(name, lowerFirst(name))),
    ],
    evidence: REFERENCE,
  };
}

function sqs(action: string, parameters: readonly SubtypeParameter[]): SubtypeRow {
  return {
    subtype: `SQS-${action}` as Subtype,
    service: "sqs",
    action,
    style: "form",
    method: "POST",
    headers: [["Content-Type", "application/x-www-form-urlencoded"]],
    parameters: [required(QUEUE_URL), ...parameters],
    evidence: REFERENCE,
  };
}

export const subtypes: readonly SubtypeRow[] = [
  {
    subtype: "EventBridge-PutEvents",
    service: "events",
    action: "PutEvents",
    style: "json",
    method: "POST",
    target: "AWSEvents.PutEvents",
    headers: [
      ["Content-Type", "application/x-amz-json-1.1"],
      ["X-Amz-Target", "AWSEvents.PutEvents"],
    ],
    parameters: [
      required("Source"),
      required("DetailType"),
      required("Detail"),
      optional("EventBusName"),
      optional("Time"),
      optional("Resources", "Resources", "list"),
      optional("TraceHeader"),
    ],
    evidence: REFERENCE,
  },
  sqs("SendMessage", [
    required("MessageBody"),
    optional("DelaySeconds"),
    optional("MessageGroupId"),
    optional("MessageDeduplicationId"),
    optional("MessageAttributes", "MessageAttribute", "attributes"),
    optional("MessageSystemAttributes", "MessageSystemAttribute", "attributes"),
  ]),
  sqs("ReceiveMessage", [
    optional("MaxNumberOfMessages"),
    optional("VisibilityTimeout"),
    optional("WaitTimeSeconds"),
    optional("ReceiveRequestAttemptId"),
    optional("AttributeNames", "AttributeName", "list"),
    optional("MessageAttributeNames", "MessageAttributeName", "list"),
  ]),
  sqs("DeleteMessage", [required("ReceiptHandle")]),
  sqs("PurgeQueue", []),
  {
    subtype: "Kinesis-PutRecord",
    service: "kinesis",
    action: "PutRecord",
    style: "json",
    method: "POST",
    target: "Kinesis_20131202.PutRecord",
    headers: [["Content-Type", "application/x-amz-json-1.1"]],
    parameters: [
      required("StreamName"),
      required("Data", "Data", "base64"),
      required("PartitionKey"),
      optional("ExplicitHashKey"),
      optional("SequenceNumberForOrdering"),
    ],
    evidence: REFERENCE,
  },
  states("StartExecution", ["StateMachineArn"], ["Input", "Name"]),
  states("StartSyncExecution", ["StateMachineArn"], ["Input", "Name", "TraceHeader"]),
  states("StopExecution", ["ExecutionArn"], ["Cause", "Error"]),
  {
    subtype: "AppConfig-GetConfiguration",
    service: "appconfig",
    action: "GetConfiguration",
    style: "rest",
    method: "GET",
    headers: [],
    parameters: [
      required("Application"),
      required("Environment"),
      required("Configuration"),
      required("ClientId", "client_id"),
      optional("ClientConfigurationVersion", "client_configuration_version"),
    ],
    evidence: inferred("the v1 path is that of AppConfig's REST API; no published example uses it"),
  },
];

/** Parameters whose text, where it is written out, names the service's region. */
export const REGION_TELLERS: readonly string[] = [
  QUEUE_URL,
  "StateMachineArn",
  "ExecutionArn",
  "EventBusName",
];

const IN_QUEUE_URL = /^https:\/\/sqs\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\//;
const IN_ARN = /^arn:aws[a-z-]*:(?:states|events):([a-z0-9-]+):/;

/** The region that a queue URL or ARN names. */
export function regionOf(text: string): string | undefined {
  return (IN_QUEUE_URL.exec(text) ?? IN_ARN.exec(text))?.[1];
}

const PARTITIONS: readonly (readonly [prefix: string, partition: string])[] = [
  ["cn-", "aws-cn"],
  ["us-gov-", "aws-us-gov"],
  ["us-isob-", "aws-iso-b"],
  ["us-iso-", "aws-iso"],
];

export function partitionOf(region: string): string {
  return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? "aws";
}

const BY_SUBTYPE: ReadonlyMap<string, SubtypeRow> = new Map(subtypes.map((row) => [row.subtype, row]));
/** By service, then by action. */
const BY_ACTION: ReadonlyMap<string, ReadonlyMap<string, SubtypeRow>> = new Map(
  subtypes.map(({ service }) => [
    service as string,
    new Map(subtypes.filter((row) => row.service === service).map((row) => [row.action, row])),
  ]),
);

export function findSubtype(subtype: string): SubtypeRow | undefined {
  return BY_SUBTYPE.get(subtype);
}

/** The subtype of a service's action, for instance of `states` and `StartExecution`. */
export function findAction(service: string, action: string): SubtypeRow | undefined {
  return BY_ACTION.get(service)?.get(action);
}

/** Does any subtype stand for an action of this service? */
export function isSubtypeService(service: string): boolean {
  return BY_ACTION.has(service);
}
