/**
 * The documents in which people hold many integrations, and how each is taken apart. Two tables: where the elements of a
 * document stand, and what an element holds. The engine (`take-apart.ts`, `element.ts`) reads them and knows no form.
 */
import { OPEN_LIST, OPEN_OBJECT } from "./scanner.js";

/** A document of elements: a list or a map that is a member of the whole. */
export interface DocumentForm {
  readonly name: string;
  readonly source: string;
  /** Any of these members tells the form, and holds the elements. */
  readonly members: readonly string[];
  /** What the member is: `[` a list, `{` a map. */
  readonly opens: number;
  /** The member that describes the API. Each element is given its version and protocol, where it stands before them. */
  readonly api?: string;
  /** What the key of an element in the map is called; lists have none. */
  readonly key?: "routeKey";
  /** Every element is an integration, whatever it looks like: whoever converts it says what is wrong with it. */
  readonly integrationsOnly: boolean;
}

export const DOCUMENTS: readonly DocumentForm[] = [
  {
    name: "an answer of get-resources",
    source:
      "AWS CLI reference, apigateway get-resources (`items`); Amazon API Gateway API reference, GetResources (`item`, as it travels); AWS CLI reference, API Gateway V2 GetIntegrations as it travels (`items`)",
    members: ["items", "item"],
    opens: OPEN_LIST,
    integrationsOnly: false,
  },
  {
    name: "an answer of get-integrations",
    source: "AWS CLI reference, apigatewayv2 get-integrations",
    members: ["Items"],
    opens: OPEN_LIST,
    integrationsOnly: false,
  },
  {
    name: "a state document",
    source: "docs of `pull`: { api, integrations, routes }",
    members: ["integrations"],
    opens: OPEN_OBJECT,
    api: "api",
    key: "routeKey",
    integrationsOnly: true,
  },
];

/** What an element is called in messages, and where integrations stand in it. */
export interface ElementForm {
  readonly name: string;
  readonly source: string;
  /**
   * Any of these members tells it. The first row that has one of the element's members is its form: an integration with
   * a member too many must not be passed over as a resource without methods.
   */
  readonly marks: readonly string[];
  /** The integration is this member of the element, or of every member of `map`. Neither: the element is one. */
  readonly member?: string;
  readonly map?: string;
  /**
   * An element without what holds integrations gives no line where it has all of these members. Where it has not, it is
   * something else (an operation has a `path` too), and not passed over.
   */
  readonly bare?: readonly string[];
  /** Names that an integration is given, and the members of the element that hold them, whichever is there. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** The member that, behind the name in `map`, makes the route key. */
  readonly path?: string;
  /** What is wrong, and what to do, where a member of `map` is empty. */
  readonly empty?: string;
  /** Members of an element that is an integration which go beside it: under which name, and what they are called in it. */
  readonly beside?: Readonly<Record<string, string>>;
  /** It is a line of NDJSON already. */
  readonly isLine?: boolean;
}

export const ELEMENTS: readonly ElementForm[] = [
  {
    name: "a line of --ndjson",
    source: "docs of --ndjson: the object to read stands in `integration`, or in `current` and `desired`",
    marks: ["integration", "current", "desired"],
    names: {},
    isLine: true,
  },
  {
    name: "an integration of API Gateway V2",
    source:
      "AWS CLI reference, apigatewayv2 get-integration and get-integrations; the API itself spells the members in lower case",
    marks: ["IntegrationType", "integrationType", "IntegrationId", "integrationId"],
    names: { integrationId: ["IntegrationId", "integrationId"] },
    beside: { responses: "IntegrationResponses" },
  },
  {
    name: "an integration of a REST API",
    source: "AWS CLI reference, apigateway get-integration and put-integration",
    marks: ["type", "uri", "integrationHttpMethod", "integrationResponses"],
    names: {},
  },
  {
    name: "a resource",
    source:
      "AWS CLI reference, apigateway get-resources and get-resource; without --embed methods a method is {}",
    marks: ["resourceMethods", "pathPart", "path", "parentId"],
    map: "resourceMethods",
    member: "methodIntegration",
    bare: ["id", "path"],
    names: { resourceId: ["id"] },
    path: "path",
    empty:
      "the method stands here by name alone: fetch the resources with aws apigateway get-resources --embed methods",
  },
  {
    name: "a method",
    source: "AWS CLI reference, apigateway get-method",
    marks: ["methodIntegration", "authorizationType", "apiKeyRequired"],
    member: "methodIntegration",
    bare: ["httpMethod"],
    names: {},
  },
];

/** Where an element is an integration whatever it looks like, and none of the rows above tells it. */
export const ANY_INTEGRATION: ElementForm = ELEMENTS.find(({ marks }) =>
  marks.includes("type"),
) as ElementForm;

/** The form of a document that has this member, unless what stands before says that it is a single element. */
export function documentWith(member: string): DocumentForm | undefined {
  return DOCUMENTS.find(({ members }) => members.includes(member));
}

/** Whether this member says that an object is an element by itself. */
export function marksElement(member: string): boolean {
  return ELEMENTS.some(({ marks }) => marks.includes(member));
}
