import { command } from "./command.js";
import { ASSUME, MAX_TIMEOUT, type OptionTable } from "./option.js";

export const EMULATE_OPTIONS = {
  port: {
    type: "integer",
    value: "PORT",
    summary: "the port on 127.0.0.1; 0, the default, picks one that is free",
  },
  state: {
    type: "text",
    value: "FILE",
    summary:
      "keep everything in this file: read at the start where it is there, written before a change is answered",
    file: "replaced",
  },
  seed: {
    type: "text",
    value: "FILE",
    summary: "what to begin with, unless the state file is there: a state document, or a dump",
    file: "read",
  },
  throttle: { type: "flag", summary: "enforce the limits that AWS publishes for its control plane" },
  fault: {
    type: "list",
    value: "NAME=VALUE",
    summary:
      "inject faults: latency=20 or 10..50 (milliseconds), 429=0.3, 409=0.1, 500=0.1, reset=0.05, lost=0.01 (rates from 0 to 1), seed=7",
  },
  assume: ASSUME,
  "drop-cache-keys": {
    type: "flag",
    summary: "let a changed parameter drop the cache keys that name it, as users report",
  },
  "max-timeout": MAX_TIMEOUT,
  "account-id": { type: "text", value: "ID", summary: "the account, twelve digits", default: "123456789012" },
  region: { type: "text", value: "REGION", summary: "the region", default: "us-east-1" },
  "allow-host": {
    type: "list",
    value: "NAME",
    summary:
      "answer requests for this name of a host, or from web pages of it, as well: only localhost and addresses are answered otherwise",
  },
  log: { type: "flag", summary: "print each request and how it was answered on stderr" },
  "until-eof": { type: "flag", summary: "end when stdin does, as with the program that writes to it" },
} as const satisfies OptionTable;

export const emulate = command({
  name: "emulate",
  summary: "answer as both control planes of API Gateway do, on this machine",
  operands: [],
  options: EMULATE_OPTIONS,
  details: [
    'The first line on stdout is `{"endpoint":"http://127.0.0.1:PORT"}`; any SDK and the AWS command line take that as their endpoint, with any credentials. Nothing listens beyond this machine. It runs until it is interrupted. docs/emulator.md lists the operations, and says what is recorded and what is assumed.',
    "A seed is a state document (`api`, `integrations`, `routes`), whose APIs are made as a client would make them, or a dump, as `GET /_emulator/state` answers one. `DELETE /_emulator` empties everything.",
  ],
  exits: [0, 1],
  examples: [
    {
      run: "patchway emulate --seed examples/petstore.state.json --until-eof",
      says: "serve an example for as long as stdin is open",
      exit: 0,
    },
  ],
  load: () => import("../commands/emulate.js"),
});
