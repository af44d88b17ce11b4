/** Where the facts of the rows stand. */
import { documented, inferred, reported } from "../../common/evidence.js";

export const CREATE_V2 = documented("API reference: CreateIntegration of API Gateway V2");
export const CREATE_RESPONSE_V2 = documented("API reference: CreateIntegrationResponse of API Gateway V2");
export const GET_V2 = documented("API reference: GetIntegration of API Gateway V2");
export const PUT_V1 = documented("API reference: PutIntegration of API Gateway");
export const HTTP_MAPPING = documented("developer guide: transform API requests and responses for HTTP APIs");
export const HTTP_LAMBDA = documented("developer guide: AWS Lambda proxy integrations for HTTP APIs");
export const HTTP_BACKENDS = documented("developer guide: HTTP proxy integrations for HTTP APIs");
export const HTTP_PRIVATE = documented("developer guide: private integrations for HTTP APIs");
export const HTTP_TYPES = reported("aws-cli#6363: an HTTP API takes AWS_PROXY and HTTP_PROXY alone");
export const REST_OR_HTTP = documented("developer guide: choosing between REST APIs and HTTP APIs");
export const SOCKET_MAPPING = documented("developer guide: WebSocket API data mapping");
export const SOCKET_TEMPLATES = documented("developer guide: WebSocket API data transformations");
export const SOCKET_RESPONSES = documented("developer guide: WebSocket API integration responses");
export const SOCKET_BINARY = documented("developer guide: WebSocket API binary media types");
export const SOCKET_LINK = reported("terraform-provider-aws: acceptance test of a WebSocket VPC link of v1");
export const V2_ANSWERS = reported(
  "terraform-provider-aws: acceptance tests of aws_apigatewayv2_integration",
);
export const V1_ANSWERS = reported("LocalStack's recordings of GetIntegration on AWS");
export const DESIGNED = inferred("the two APIs' references put side by side; AWS publishes no mapping");
