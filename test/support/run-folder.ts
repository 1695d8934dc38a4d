import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * When its input ends, whatever ended it, stops every database server in the folder and removes the folder.
 */
const cleanUp = `
read -r line
for file in "$1"/*/postmaster.pid; do
  if [ -f "$file" ]; then kill -QUIT "$(head -n 1 "$file")"; fi
done
sleep 0.3
rm -rf "$1"`;

export interface RunFolder {
  readonly path: string;
  remove(): Promise<void>;
}

function isOpenToOthers(path: string): boolean {
  const { mode } = statSync(path);
  if ((mode & 0o001) === 0) return false;
  return path === dirname(path) || isOpenToOthers(dirname(path));
}

/** PostgreSQL refuses to run as root, so another user must be able to walk to its programs. */
function parentFolder(): string {
  if (process.getuid?.() !== 0) return tmpdir();
  const [found] = [tmpdir(), '/tmp', '/var/tmp'].filter(isOpenToOthers);
  if (found === undefined)
    throw new Error('No temporary folder that other users can enter; set TMPDIR to one');
  return found;
}

/**
 * A folder under the temp folder for one test run. A watching shell outlives us by a moment: should the run
 * crash or be killed, its servers are stopped and the folder is removed all the same.
 */
export function makeRunFolder(): RunFolder {
  const path = mkdtempSync(join(parentFolder(), 'portkeeper-test-'));
  chmodSync(path, 0o755);
  const watch: ChildProcess = spawn('sh', ['-c', cleanUp, 'sh', path], {
    // Of its own session, so that Ctrl-C in the terminal does not end it before its work.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  watch.unref();
  return {
    path,
    async remove() {
      const closed = once(watch, 'exit');
      watch.ref();
      watch.stdin?.end();
      await closed;
    },
  };
}
