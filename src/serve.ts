import { once } from 'node:events';
import { join } from 'node:path';
import { setInterval as setTimer } from 'node:timers';
import { setInterval } from 'node:timers/promises';
import { isStartedByNpm, readConfig, type Secrets, type Settings } from './config.ts';
import type { Context } from './operations/context.ts';
import { openFirstRun } from './operations/open-first-run.ts';
import { releaseDeadAttempts } from './operations/release-dead-attempts.ts';
import { tidyDatabase } from './operations/tidy-database.ts';
import { openServer, openSystem } from './system.ts';

interface Installation {
  packageFolder: string;
  version: string;
  /** The day the running Node.js went without corrections; null while it has them. */
  nodeEndedOn: string | null;
  preparePages(): Promise<void>;
}

/** How long requests under way may take to end after a stop was asked for. */
const stopMaxMs = 10_000;
const parentCheckMs = 500;
const tidyEveryMs = 3_600_000;
const parentAtStart = process.ppid;

/** Serves until SIGTERM or SIGINT, then lets requests under way end and closes everything. */
export async function serve(installation: Installation): Promise<void> {
  const { packageFolder, version, preparePages } = installation;
  const config = readConfig();
  await preparePages();
  const system = await openSystem(config);
  try {
    await releaseDeadAttempts(system.context);
    const firstRunUrl = await openFirstRun(system.context);
    const webFolder = join(packageFolder, 'dist', 'web');
    const server = await openServer(system, { ...config, webFolder, version });
    const stop = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT'), npmGone()]);
    printStart(config, installation, firstRunUrl);
    tidyHourly(system.context);
    await stop;
    system.context.log.info({}, 'stopping');
    endInTime();
    await server.close();
  } finally {
    await system.close();
  }
}

/** Keeps the tables from growing with what has ended, and the planner from going by what was. */
function tidyHourly(context: Context): void {
  setTimer(() => void tidyDatabase(context), tidyEveryMs).unref();
}

function printStart(
  { settings, secrets }: { settings: Settings; secrets: Secrets },
  { version, nodeEndedOn }: Installation,
  firstRunUrl: string | null,
): void {
  const lines = [
    `Portkeeper ${version} is at ${settings.baseUrl} (listening on ${settings.host}, port ${settings.port})`,
    `Data lies in ${dataPlace(settings, secrets)}; keys in ${settings.keysFile}`,
  ];
  if (firstRunUrl) lines.push(`Set it up with this one-time link: ${firstRunUrl}`);
  process.stdout.write(`${lines.join('\n')}\n`);
  if (nodeEndedOn) {
    process.stderr.write(
      `Node.js ${process.versions.node} has had no security corrections since ${nodeEndedOn}; ` +
        'use 24 in production.\n',
    );
  }
}

function dataPlace(settings: Settings, secrets: Secrets): string {
  if (!secrets.databaseUrl) return `${settings.dataFolder} (embedded database)`;
  const { host, pathname } = new URL(secrets.databaseUrl);
  return `PostgreSQL at ${host}${pathname}`;
}

/**
 * When `npm start` is killed outright it cannot pass anything on. Its server would stay behind, unseen, with
 * the port and the data folder.
 */
async function npmGone(): Promise<void> {
  if (!isStartedByNpm()) return new Promise(() => {});
  for await (const _ of setInterval(parentCheckMs, undefined, { ref: false })) {
    if (process.ppid !== parentAtStart) return;
  }
}

/** The second signal, or requests that do not end, end the process: what was answered is on the disk. */
function endInTime(): void {
  const end = () => process.exit(1);
  process.once('SIGTERM', end).once('SIGINT', end);
  setTimeout(end, stopMaxMs).unref();
}
