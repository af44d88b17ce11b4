/** What sort of document a text is. */
import { objectOf, ownMember, real, type SourceDocument, type SourceNode, textOf } from "./source/node.js";

export type DocumentKind =
  | "openapi-3"
  | "swagger-2"
  | "cloudformation"
  | "sam"
  | "serverless-framework"
  | "unknown";

const SAM = "AWS::Serverless-2016-10-31";

function mentions(node: SourceNode | undefined, word: string): boolean {
  const value = real(node);
  if (value?.kind === "list") return value.items.some((item) => textOf(item) === word);
  return textOf(value) === word;
}

function hasResources(node: SourceNode | undefined): boolean {
  return (
    objectOf(node)?.members.some(({ value }) => {
      const resource = objectOf(value);
      const type = resource === undefined ? undefined : textOf(ownMember(resource, "Type")?.value);
      return type?.startsWith("AWS::") ?? false;
    }) ?? false
  );
}

export function kindOf(document: SourceDocument): DocumentKind {
  const root = objectOf(document.root);
  if (root === undefined) return "unknown";
  const at = (key: string) => ownMember(root, key)?.value;
  if (textOf(at("openapi"))?.startsWith("3.")) return "openapi-3";
  if (/^2(?:\.0)?$/.test(textOf(at("swagger")) ?? "")) return "swagger-2";
  if (at("AWSTemplateFormatVersion") !== undefined || hasResources(at("Resources"))) {
    return mentions(at("Transform"), SAM) ? "sam" : "cloudformation";
  }
  if (at("provider") !== undefined && (at("functions") !== undefined || at("resources") !== undefined)) {
    return "serverless-framework";
  }
  return "unknown";
}

/** A member of the root: in YAML at the beginning of a line, in JSON anywhere, since indents say nothing there. */
function hasMember(text: string, names: string): boolean {
  if (/^\ufeff?\s*\{/.test(text)) return new RegExp(`"(?:${names})"\\s*:`).test(text);
  return new RegExp(`^\\ufeff?(["']?)(?:${names})\\1[ \\t]*:`, "m").test(text);
}

const RESOURCE = /["']?Type["']?[ \t]*:[ \t]*["']?AWS::/;

/**
 * What sort of template a text seems to be that cannot be read. CloudFormation reads what YAML 1.2 does not allow,
 * such as a member that is there twice.
 */
export function templateKind(text: string): DocumentKind | undefined {
  if (hasMember(text, "openapi|swagger")) return undefined;
  if (hasMember(text, "AWSTemplateFormatVersion") || (hasMember(text, "Resources") && RESOURCE.test(text))) {
    return text.includes(SAM) ? "sam" : "cloudformation";
  }
  return hasMember(text, "provider") ? "serverless-framework" : undefined;
}
