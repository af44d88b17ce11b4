import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Emulator, startEmulator } from "../../lib/emulator/index.js";
import { cli, type Outcome, ROOT, type World } from "./harness.js";

export interface PetStore {
  readonly endpoint: string;
  readonly emulator: Emulator;
  /** A folder with the examples, which commands may write to. */
  readonly folder: string;
  cli(argv: readonly string[], world?: World): Promise<Outcome>;
}

const CREDENTIALS = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };

/** The example of the emulator for the time of a suite. The commands of a suite are run in order on one API. */
export function petStore(): PetStore {
  const held: { emulator?: Emulator; folder?: string } = {};
  const before_ = { ...process.env };
  before(async () => {
    Object.assign(process.env, CREDENTIALS);
    const seed = JSON.parse(readFileSync(path.join(ROOT, "examples", "petstore.state.json"), "utf8"));
    held.emulator = await startEmulator({ seed });
    held.folder = mkdtempSync(path.join(tmpdir(), "patchway-pets-"));
    cpSync(path.join(ROOT, "examples"), path.join(held.folder, "examples"), { recursive: true });
  });
  after(async () => {
    for (const name of Object.keys(CREDENTIALS)) {
      if (before_[name] === undefined) delete process.env[name];
      else process.env[name] = before_[name];
    }
    await held.emulator?.close();
    rmSync(held.folder as string, { recursive: true, force: true });
  });
  return {
    get endpoint() {
      return (held.emulator as Emulator).endpoint;
    },
    get emulator() {
      return held.emulator as Emulator;
    },
    get folder() {
      return held.folder as string;
    },
    cli: (argv, world = {}) => cli(argv, { cwd: held.folder as string, ...world }),
  };
}
