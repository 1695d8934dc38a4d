import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const bin = join(import.meta.dirname, '../../bin/portkeeper.mjs');

/** What a Portkeeper process is given besides the defaults. */
export type ServerEnvironment = Record<string, string>;

function environmentOf(settings: ServerEnvironment): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR, NODE_ENV: 'test', ...settings };
}

/** A loopback port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

/** Runs a command of the product to its end: what it printed, and its exit code. */
export async function runCommand(
  settings: ServerEnvironment,
  ...args: string[]
): Promise<{ stdout: string; stderr: string; code: number }> {
  try {
    const options = { env: environmentOf(settings), maxBuffer: 64 * 1024 * 1024 };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [bin, ...args], options);
    return { stdout, stderr, code: 0 };
  } catch (error) {
    const { stdout = '', stderr = '', code } = error as { stdout?: string; stderr?: string; code?: unknown };
    if (typeof code !== 'number') throw error;
    return { stdout, stderr, code };
  }
}

/** A real server process, as `npm start` starts it. */
export interface ServerProcess {
  readonly pid: number;
  output(): string;
  /** SIGKILL: nothing of it runs on, nothing is flushed. */
  kill(): Promise<void>;
  /** SIGTERM, and its exit code. */
  stop(): Promise<number | null>;
}

export async function startServer(settings: ServerEnvironment): Promise<ServerProcess> {
  const { child, running } = start(settings, 'serve');
  await untilReady(child, `http://127.0.0.1:${settings.PORT}/readyz`, running.output);
  return running;
}

/** A real process that runs until it is told to stop, as `portkeeper <command>` starts it. */
export function startProcess(settings: ServerEnvironment, command: string): ServerProcess {
  return start(settings, command).running;
}

function start(settings: ServerEnvironment, command: string) {
  const child = spawn(process.execPath, [bin, command], { env: environmentOf(settings), stdio: 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const running: ServerProcess = {
    pid: child.pid ?? 0,
    output: () => output,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
  return { child, running };
}

async function untilReady(child: ChildProcess, url: string, output: () => string): Promise<void> {
  const giveUpAt = Date.now() + 90_000;
  while (Date.now() < giveUpAt) {
    if (child.exitCode !== null) break;
    const isReady = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`the server did not become ready:\n${output()}`);
}
