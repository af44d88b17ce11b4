import { memo } from "../../common/memo.js";
import { escapeToken } from "../../common/pointer.js";
import type { Address } from "./row-types.js";

const METHOD = /^((?:[^~/]|~[01])+)\/(?:[^~/]|~[01])+$/;

/**
 * A stage's setting is addressed by the resource's path, its slashes as `~1`, and the verb: the key is these two as they
 * stand in the path (recorded: "test/GET", "*\/*").
 *
 * @param taken first tokens that lead elsewhere
 */
export const methodAddress = (taken: readonly string[]): Address => {
  const known = memo((key) => {
    const match = METHOD.exec(key);
    return { taken: match !== null && !taken.includes(match[1] as string) };
  });
  const print: Address["print"] = (key) => (known(key).taken ? key : undefined);
  return {
    print,
    parse: (tokens) => print(tokens.join("/")),
    form: "{resourcePath}/{httpMethod} with the slashes of the path as ~1, or */*",
  };
};

/** The paths of routes, which in a batch come again and again. */
const routes = memo((key): { readonly path: string | undefined } => {
  if (!key.startsWith("/") || !key.includes("/", 1) || key.endsWith("/")) return { path: undefined };
  return { path: key.includes("~") ? key.split("/").map(escapeToken).join("/") : key };
});

/** A method of a usage plan's throttles: the resource's path as it is, a slash, the verb ("/pets/GET", "//GET"). */
export const routeAddress: Address = {
  print: (key) => routes(key).path,
  parse: (tokens) => {
    const key = tokens.join("/");
    const spelled = key.startsWith("/") ? key : `/${key}`;
    return tokens.length > 1 && !key.endsWith("/") ? spelled : undefined;
  },
  form: "the path of the resource, a slash and the method: /pets/GET, //GET for the root",
};
