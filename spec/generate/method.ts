import fc from "fast-check";
import { responseParameter } from "./integration.js";
import { always, fixed, map, type Shapes, set, value } from "./shape.js";
import { type Arb, contentType, identifier, prefixed, template, weirdKey, words } from "./text.js";

const parameter: Arb<string> = fc.oneof(
  {
    arbitrary: prefixed("method.request.header.", "method.request.querystring.", "method.request.path."),
    weight: 12,
  },
  { arbitrary: weirdKey, weight: 1 },
);

const model = fc.constantFrom("Empty", "Error", "PetModel", "Pets", "NewPet", "a");

export const method: Shapes = {
  httpMethod: always(fixed(fc.constantFrom("GET", "POST", "ANY"))),
  authorizationType: always(value(fc.constantFrom("NONE", "AWS_IAM", "CUSTOM", "COGNITO_USER_POOLS"))),
  authorizerId: value(identifier, 4),
  apiKeyRequired: value(fc.boolean(), 9),
  requestValidatorId: value(identifier),
  operationName: value(words, 4),
  requestParameters: map(parameter, fc.boolean()),
  requestModels: map(contentType, model),
  methodResponses: {
    ...fixed(fc.constantFrom({ 200: { statusCode: "200" } }, { 404: { statusCode: "404" } })),
    often: 4,
  },
  methodIntegration: {
    ...fixed(fc.constantFrom({ type: "MOCK" }, { type: "HTTP", uri: "http://a.example" })),
    often: 3,
  },
  authorizationScopes: set(fc.constantFrom("pets/read", "pets/write", "a~1/b", "openid"), 3),
};

export const methodResponse: Shapes = {
  statusCode: always(fixed(fc.constantFrom("200", "404"))),
  responseParameters: map(responseParameter, fc.boolean()),
  responseModels: map(contentType, model),
};

const gatewayParameter: Arb<string> = fc.oneof(
  { arbitrary: prefixed("gatewayresponse.header."), weight: 12 },
  { arbitrary: weirdKey, weight: 1 },
);

export const gatewayResponse: Shapes = {
  responseType: always(fixed(fc.constantFrom("DEFAULT_4XX", "UNAUTHORIZED"))),
  statusCode: value(fc.constantFrom("404", "444", "500"), 8),
  responseParameters: map(
    gatewayParameter,
    fc.constantFrom("'*'", "method.request.header.Accept", "context.requestId", "'a/b~c'"),
  ),
  responseTemplates: map(
    contentType,
    template.filter((text) => text !== ""),
  ),
  defaultResponse: always(fixed(fc.boolean())),
};
