import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs another file of the benchmarks in a process of its own and gives the JSON of its last line. */
export async function runChild<Result>(
  file: URL,
  args: string[],
  settings: Record<string, string>,
): Promise<Result> {
  const command = ['--import', 'tsx', file.pathname, ...args];
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...settings };
  const { stdout } = await promisify(execFile)(process.execPath, command, { env });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
