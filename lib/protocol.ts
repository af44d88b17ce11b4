/** What an object tells of the API that it belongs to. */
import { isObject } from "../common/own.js";
import type { Protocol } from "../mappings/model.js";

/** Members that only one protocol has, in the SDK's spelling. */
const TELLS: Readonly<Record<Protocol, readonly string[]>> = {
  HTTP: ["PayloadFormatVersion", "IntegrationSubtype", "ResponseParameters", "TlsConfig"],
  WEBSOCKET: [
    "RequestTemplates",
    "TemplateSelectionExpression",
    "PassthroughBehavior",
    "ContentHandlingStrategy",
    "IntegrationResponseSelectionExpression",
    "IntegrationResponseKey",
  ],
};

const wire = (member: string): string => member.charAt(0).toLowerCase() + member.slice(1);

/** The protocol that the members of a V2 object tell, in either spelling. */
export function protocolTold(object: unknown): Protocol | undefined {
  const has = (member: string): boolean =>
    isObject(object) && (Object.hasOwn(object, member) || Object.hasOwn(object, wire(member)));
  return (["WEBSOCKET", "HTTP"] as const).find((protocol) => TELLS[protocol].some(has));
}

/** Is this an integration of API Gateway V2? It has an IntegrationType, in either spelling. */
export function isV2Integration(value: unknown): boolean {
  return (
    isObject(value) && (Object.hasOwn(value, "IntegrationType") || Object.hasOwn(value, "integrationType"))
  );
}
