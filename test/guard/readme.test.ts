import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freePort, startServer } from '../support/server-process.ts';
import { codeBlocks } from './support/documents.ts';
import { root } from './support/source-tree.ts';

/** Several starts of the embedded database on a busy machine. */
const minutesMs = 240_000;

const folder = mkdtempSync(join(tmpdir(), 'portkeeper-readme-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A machine may be without curl, and npx looks for the package where it runs: small stand-ins for both. */
const standIns = {
  npx: `#!/bin/sh
[ "$1" = portkeeper ] && shift
exec node "${join(root, 'bin/portkeeper.mjs')}" "$@"
`,
  curl: `#!/usr/bin/env node
const given = { method: 'GET', headers: {} };
let url = '';
for (let at = 2; at < process.argv.length; at += 1) {
  const option = process.argv[at];
  const value = () => process.argv[++at];
  if (option === '-X') given.method = value();
  else if (option === '-H') given.headers[value().split(': ')[0]] = process.argv[at].split(': ')[1];
  else if (option === '-d') given.body = value();
  else if (option !== '-s') url = option;
}
process.stdout.write(await (await fetch(url, given)).text());
`,
};

async function shell(commands: string, environment: Record<string, string>): Promise<string> {
  const programs = join(folder, 'bin');
  mkdirSync(programs, { recursive: true });
  writeFileSync(join(programs, 'package.json'), '{ "type": "module" }');
  for (const [name, text] of Object.entries(standIns))
    writeFileSync(join(programs, name), text, { mode: 0o755 });
  const path = [programs, dirname(process.execPath), process.env.PATH].join(delimiter);
  const child = spawn('bash', ['-eu'], { cwd: folder, env: { HOME: folder, PATH: path, ...environment } });
  child.stdin.end(commands);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect(code, output).toBe(0);
  return output;
}

test(
  'the commands of the README do what it says on a fresh instance',
  async () => {
    const [init = '', ...rest] = codeBlocks(readFileSync(join(root, 'README.md'), 'utf8'), 'sh');
    expect(rest).toHaveLength(2);
    const port = String(await freePort());
    const environment = { PORT: port, PORTKEEPER_DATA: join(folder, 'data') };
    await shell(init, environment);
    const server = await startServer(environment);
    const commands = rest.join('\n').replace('localhost:8080', `localhost:${port}`);
    const output = await shell(commands, {});
    expect(await server.stop()).toBe(0);
    expect(output).toContain('{"added":2,"refused":[]}');
    expect(output.trim().split('\n').slice(-2)).toEqual([expect.stringMatching(/rejected$/), 'confirmed']);
  },
  minutesMs,
);
