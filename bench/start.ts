/**
 * CPU time of the server's own process until it is ready, on a data folder that is in use, over that of the
 * embedded database alone opened on the same folder.
 *
 *     npx tsx bench/start.ts [starts]
 */
import { join } from 'node:path';
import { makeRunFolder } from '../test/support/run-folder.ts';
import { freePort, runCommand, startServer } from '../test/support/server-process.ts';
import { runChild } from './support/child.ts';
import { cpuSeconds } from './support/cpu-time.ts';

const starts = Number(process.argv[2] ?? 5);
const runFolder = makeRunFolder();
const settings = {
  PORT: String(await freePort()),
  PORTKEEPER_DATA: join(runFolder.path, 'data'),
  LOG_LEVEL: 'error',
};

async function warmStart(): Promise<number> {
  const server = await startServer(settings);
  const seconds = cpuSeconds(server.pid);
  await server.stop();
  return seconds;
}

function databaseAlone(): Promise<{ seconds: number }> {
  return runChild(new URL('start-database.ts', import.meta.url), [], settings);
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

try {
  const init = await runCommand(settings, 'init', '--operator-email', 'bench@operator.example', '--json');
  if (init.code !== 0) throw new Error(init.stderr);
  // The first start builds what is not built yet.
  await warmStart();
  const ours: number[] = [];
  const bare: number[] = [];
  for (let n = 0; n < starts; n += 1) {
    ours.push(await warmStart());
    bare.push((await databaseAlone()).seconds);
  }
  console.log(`start       ${median(ours).toFixed(2)} s of its own CPU time until ready (wanted: under 2)`);
  console.log(`baseline    ${median(bare).toFixed(2)} s: Node opening the embedded database alone`);
  console.log(`ratio       ${(median(ours) / median(bare)).toFixed(2)}`);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await runFolder.remove();
}
