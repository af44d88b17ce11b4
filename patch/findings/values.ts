/** Values that API Gateway would refuse, whichever member they are for. */
import { documented, recorded } from "../../common/evidence.js";
import type { Catalogue } from "../../common/findings.js";
import { MODEL, RECORDED } from "../grammar/sources.js";

export const valueFindings = {
  "value-empty": {
    severity: "error",
    message: "{path} cannot be empty",
    remedy: "Give it a text.",
    why: "API Gateway refuses an empty text here, or stores nothing that could be used.",
    evidence: recorded(`${RECORDED}: RequestValidator, Model, GatewayResponse`),
  },
  "text-too-long": {
    severity: "error",
    message: "{path} takes at most {max} characters, not {length}",
    remedy: "Shorten it.",
    why: "API Gateway refuses longer texts.",
    evidence: recorded(`${RECORDED}: ApiKey`),
  },
  "number-out-of-range": {
    severity: "error",
    message: '{path} takes {what} from {min} to {max}, not "{text}"',
    remedy: "Choose a number in the range.",
    why: "The service model names the range.",
    evidence: documented(MODEL),
  },
  "not-json": {
    severity: "error",
    message: "{path} takes the text of a JSON document",
    remedy: "Give it text that JSON.parse reads.",
    why: "The member is text whose content is a JSON document.",
    evidence: documented(MODEL),
  },
  "parameter-name-invalid": {
    severity: "error",
    message: '"{key}" is not a parameter that a mapping can set',
    remedy: "Write {form}.",
    why: "API Gateway takes mappings only to the places that its reference names.",
    evidence: documented(MODEL),
  },
  "mapping-expression-invalid": {
    severity: "error",
    message: '"{text}" is not a mapping expression',
    remedy: "Write {form}, context.name, stageVariables.name, or a static value in single quotes.",
    why: "API Gateway refuses a value that is neither an expression nor quoted.",
    evidence: recorded(`${RECORDED}: PutIntegration`),
  },
  "parameter-name-taken": {
    severity: "error",
    message: "{key} has the name of {taken}",
    remedy: "Give one of them another name.",
    why: "Parameter names are unique across querystring, header and path.",
    evidence: recorded(`${RECORDED}: PutMethod`),
  },
  "content-type-invalid": {
    severity: "error",
    message: '"{key}" is not a content type',
    remedy: "Write type/subtype.",
    why: "API Gateway refuses a template under a key that is not a media type.",
    evidence: recorded(`${RECORDED}: PutIntegrationResponse`),
  },
  "value-not-allowed": {
    severity: "error",
    message: '{path} takes one of {allowed}, not "{text}"',
    remedy: "Choose one of the values of AWS's model.",
    why: "The member is an enumeration.",
    evidence: documented(MODEL),
  },
  "entry-key-invalid": {
    severity: "error",
    message: '"{key}" cannot be named in a path: an entry is {form}',
    remedy: "Spell the key as {form}.",
    why: "The key of the entry is a part of the operation's path; another spelling is another path.",
    evidence: recorded(`${RECORDED}: UpdateStage`),
  },
  "item-name-invalid": {
    severity: "error",
    message: '"{text}" names no item: write {form}',
    remedy: "Give the name as the value of the operation.",
    why: "The items of the list have no place in the path: their names are in the value.",
    evidence: recorded(`${RECORDED}: UpdateUsagePlan`),
  },
  "stage-variable-invalid": {
    severity: "error",
    message: "{what} of a stage variable is made of {allowed}",
    remedy: "Choose another {what}, or encode it.",
    why: "API Gateway's model allows no other characters in stage variables.",
    evidence: documented(MODEL),
  },
  "not-a-number": {
    severity: "error",
    message: '{path} takes a number in text, not "{text}"',
    remedy: "Give a decimal number.",
    why: "The member is a number; its text is parsed.",
    evidence: documented(MODEL),
  },
} as const satisfies Catalogue;
