/** An emulator for the time of a suite, and the ways to talk to it. */
import { connect } from "node:net";
import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { ApiGatewayV2Client } from "@aws-sdk/client-apigatewayv2";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../lib/emulator/index.js";

export interface Running {
  readonly emulator: Emulator;
  readonly v1: APIGatewayClient;
  readonly v2: ApiGatewayV2Client;
}

/** Starts before the suite, or before each test, and ends after it. */
export function running(options: () => EmulatorOptions = () => ({}), each?: "each"): Running {
  const held: { emulator?: Emulator; v1?: APIGatewayClient; v2?: ApiGatewayV2Client } = {};
  const start = async (): Promise<void> => {
    held.emulator = await startEmulator(options());
    Object.assign(held, clientsFor(held.emulator.endpoint));
  };
  const stop = async (): Promise<void> => {
    held.v1?.destroy();
    held.v2?.destroy();
    await held.emulator?.close();
  };
  if (each === undefined) {
    before(start);
    after(stop);
  } else {
    beforeEach(start);
    afterEach(stop);
  }
  return {
    get emulator() {
      return held.emulator as Emulator;
    },
    get v1() {
      return held.v1 as APIGatewayClient;
    },
    get v2() {
      return held.v2 as ApiGatewayV2Client;
    },
  };
}

export function clientsFor(endpoint: string, maxAttempts = 1) {
  const config = {
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts,
  };
  return { v1: new APIGatewayClient(config), v2: new ApiGatewayV2Client(config) };
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON came
  readonly body: any;
}

/** One request without an SDK, so that what no SDK would send can be sent. */
export async function raw(
  endpoint: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawAnswer> {
  const response = await fetch(`${endpoint}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = undefined;
  }
  return { status: response.status, headers: response.headers, text, body: parsed };
}

/**
 * Writes bytes to a socket, and reads until the other side ends or falls silent.
 *
 * @param later sent once something has come back
 */
export function bytes(
  endpoint: string,
  text: string | Uint8Array,
  silence = 400,
  later?: string,
): Promise<string> {
  const { port } = new URL(endpoint);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const done = () => {
      client.destroy();
      resolve(Buffer.concat(chunks).toString("utf8"));
    };
    const client = connect(Number(port), "127.0.0.1", () => client.write(text));
    client.setTimeout(silence, done);
    client.on("data", (chunk) => {
      if (chunks.length === 0 && later !== undefined) client.write(later);
      chunks.push(chunk);
    });
    client.on("error", done);
    client.on("close", done);
  });
}

/** The error that a call ends with. */
export async function caught(call: Promise<unknown>): Promise<{
  readonly name: string;
  readonly message: string;
  readonly $metadata: { readonly httpStatusCode?: number; readonly requestId?: string };
}> {
  try {
    await call;
  } catch (error) {
    return error as never;
  }
  throw new Error("the call went through");
}
