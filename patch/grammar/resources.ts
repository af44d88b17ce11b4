/** What is patched, and by what: the resources in the SDK's shapes, and the operations of a list. */
import type * as V1 from "@aws-sdk/client-api-gateway";

/** The v1 resource types that take PATCH, in the SDK's shapes. */
export interface Resources {
  Account: V1.Account;
  ApiKey: V1.ApiKey;
  Authorizer: V1.Authorizer;
  BasePathMapping: V1.BasePathMapping;
  ClientCertificate: V1.ClientCertificate;
  Deployment: V1.Deployment;
  DocumentationPart: V1.DocumentationPart;
  DocumentationVersion: V1.DocumentationVersion;
  DomainName: V1.DomainName;
  GatewayResponse: V1.GatewayResponse;
  Integration: V1.Integration;
  IntegrationResponse: V1.IntegrationResponse;
  Method: V1.Method;
  MethodResponse: V1.MethodResponse;
  Model: V1.Model;
  RequestValidator: V1.RequestValidator;
  Resource: V1.Resource;
  RestApi: V1.RestApi;
  Stage: V1.Stage;
  Usage: V1.Usage;
  UsagePlan: V1.UsagePlan;
  VpcLink: V1.VpcLink;
}

export type Kind = keyof Resources;

/** A desired state: `null`, at any depth, clears what is there. */
export type Nullable<T> = T extends Date | Uint8Array
  ? T
  : T extends readonly (infer U)[]
    ? readonly U[]
    : T extends object
      ? { readonly [M in keyof T]?: Nullable<T[M]> | null }
      : T;
export type Desired<K extends Kind> = Nullable<Resources[K]>;

/** The operation names that API Gateway's request model admits. */
export type OperationName = "add" | "remove" | "replace" | "copy" | "move" | "test";

/** One operation, as the SDK's `PatchOperation` takes it: every member is a string. */
export interface PatchOperation {
  op: OperationName;
  path: string;
  value?: string;
  from?: string;
}
