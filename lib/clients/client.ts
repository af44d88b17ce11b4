import type { Dictionary } from "../../common/own.js";

export type ServiceName = "apigateway" | "apigatewayv2";

/** What an SDK client is to this package: `new APIGatewayClient(…)` is one, and so is a stand-in of a test. */
export interface LiveClient {
  send(command: never): Promise<unknown>;
}

/** The clients that a call needs: `apigateway` for a REST API, `apigatewayv2` for an HTTP or WebSocket API. */
export interface Clients {
  readonly apigateway?: LiveClient;
  readonly apigatewayv2?: LiveClient;
}

export interface ClientSettings {
  /** `http://127.0.0.1:4566`; the service's own where it is left out. */
  readonly endpoint?: string;
  readonly region?: string;
  /** A profile of the shared configuration files. */
  readonly profile?: string;
}

export interface MadeClients extends Clients {
  /** The region that was given, or found by the SDK's chain; nothing where there is none. */
  region(): Promise<string | undefined>;
  destroy(): void;
}

type CommandClass = new (input: Dictionary) => object;

/** The SDK packages, loaded when the first command is made. */
const PACKAGES: Readonly<Record<ServiceName, () => Promise<object>>> = {
  apigateway: () => import("@aws-sdk/client-api-gateway"),
  apigatewayv2: () => import("@aws-sdk/client-apigatewayv2"),
};

/** The SDK's command object of a call. */
export async function commandOf(service: ServiceName, command: string, input: Dictionary): Promise<never> {
  const sdk = (await PACKAGES[service]()) as Readonly<Record<string, CommandClass>>;
  const Command = sdk[`${command}Command`];
  if (Command === undefined) throw new TypeError(`the SDK of ${service} has no ${command}Command`);
  return new Command(input) as never;
}

/** Without these, a connection that goes silent would be waited for without end. Milliseconds. */
export const timeouts = (requestTimeout = 60_000) => ({
  connectionTimeout: 10_000,
  requestTimeout,
  throwOnRequestTimeout: true,
});

/**
 * Clients of both services with the SDK's usual chain of credentials. They do not retry by themselves: that is done
 * where the limits of the account are kept, for both together.
 */
export async function makeClients(settings: ClientSettings = {}): Promise<MadeClients> {
  const [{ APIGatewayClient }, { ApiGatewayV2Client }] = await Promise.all([
    import("@aws-sdk/client-api-gateway"),
    import("@aws-sdk/client-apigatewayv2"),
  ]);
  const config = {
    maxAttempts: 1,
    requestHandler: timeouts(),
    ...(settings.endpoint === undefined ? {} : { endpoint: settings.endpoint }),
    ...(settings.region === undefined ? {} : { region: settings.region }),
    ...(settings.profile === undefined ? {} : { profile: settings.profile }),
  };
  const apigateway = new APIGatewayClient(config);
  const apigatewayv2 = new ApiGatewayV2Client(config);
  return {
    apigateway,
    apigatewayv2,
    region: () => apigateway.config.region().catch(() => undefined),
    destroy: () => {
      apigateway.destroy();
      apigatewayv2.destroy();
    },
  };
}
