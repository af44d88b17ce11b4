/** The sources that the rows cite, spelled once. */

/** AWS's table of patch paths. */
export const TABLE = "API Gateway API Reference, Patch Operations";
export const MODEL = "API Gateway service model 2015-07-09";
/** AWS's answers, as recorded by LocalStack's AWS-validated tests (02-2023 to 02-2026). */
export const RECORDED = "calls recorded on AWS, LocalStack's AWS-validated tests";
export const GUIDE = "API Gateway Developer Guide";
export const TERRAFORM = "terraform-provider-aws, internal/service/apigateway, acceptance tests run on AWS";
export const DRIFT = "cdk-real-drift, src/revert/writers.ts, proven live by its author";
export const ACK = "ACK apigateway-controller, end-to-end tests run on AWS";
export const CLI = "AWS CLI, examples of apigateway";
export const CDKD = "cdkd, API Gateway provider, verified live by its author";
export const MOTO = "moto, API Gateway models";
