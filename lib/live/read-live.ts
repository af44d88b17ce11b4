import { randomUUID } from "node:crypto";
import type { Clients } from "../clients/client.js";
import { Sender, type SenderOptions } from "../clients/sender.js";
import { type ApiAddress, type Live, readApi } from "./live.js";

/**
 * Reads an API for `planState`, which needs the ids that a document does not have.
 *
 * @throws LiveError where the service refuses, or cannot be reached
 */
export async function readLive(
  clients: Clients,
  address: ApiAddress,
  options: SenderOptions = {},
): Promise<Live> {
  const live = await readApi(new Sender(clients, options), address);
  return { ...live, reading: randomUUID() };
}
