import { markdownTable } from "../docs/table.js";
import { SERVICES, type Service } from "./operation.js";
import { OWN_ROUTES } from "./own-routes.js";
import { OPERATIONS } from "./routes.js";

const TITLES: Readonly<Record<Service, string>> = {
  apigateway: "REST APIs (v1)",
  apigatewayv2: "HTTP and WebSocket APIs (v2)",
};

/** The operations that the emulator answers, as docs/emulator.md lists them: made from the route table. */
export function operationsText(): string {
  const services = SERVICES.map((service) => {
    const rows = OPERATIONS.filter((operation) => operation.service === service).map(
      ({ name, method, path, status }) => [name, `\`${method} ${path}\``, String(status)] as const,
    );
    return `### ${TITLES[service]}\n\n${markdownTable(["Operation", "On the wire", "Status"], rows).trim()}`;
  });
  const own = Object.values(OWN_ROUTES).map(
    ({ method, path, summary }) => [`\`${method} ${path}\``, summary] as const,
  );
  return [
    ...services,
    `### The emulator's own\n\n${markdownTable(["On the wire", "Does"], own).trim()}`,
  ].join("\n\n");
}
