import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { type Answer, requestId } from "./answer.js";

export function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { status, headers, body } = answer;
  const head = request.method === "HEAD";
  const length = status === 204 ? {} : { "content-length": Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length });
  response.end(head || status === 204 ? undefined : body);
}

const BAD_REQUEST = "400 Bad Request";
/** Why node gave up on a request. */
const STATUS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/** Milliseconds in which a client may go on writing what is not read, so that it comes to read the answer. */
const LINGER = 2000;

/** Connections that were answered for good. Node's parser goes on reading them, and tells each time that it cannot. */
const refused = new WeakSet<Socket>();

/** Answers what node could not read as HTTP. */
export function refuseConnection({ code = "" }: NodeJS.ErrnoException, socket: Socket): void {
  if (refused.has(socket)) return;
  refused.add(socket);
  if (code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const id = requestId()["x-amzn-RequestId"];
  const status = STATUS[code] ?? BAD_REQUEST;
  // Bytes that are left unread would reset the connection before the answer is read.
  setTimeout(() => socket.destroy(), LINGER).unref();
  socket.end(
    `HTTP/1.1 ${status}\r\nx-amzn-RequestId: ${id}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
  );
}
