import { join } from 'node:path';
import { readConfig, type Secrets, type Settings } from './config.ts';
import { openFirstRun } from './operations/operator/open-first-run.ts';
import { releaseDeadAttempts } from './operations/pin/release-dead-attempts.ts';
import { endInTime, stopAsked } from './process-end.ts';
import { openServer, openSystem, openWorkers } from './system.ts';

interface Installation {
  packageFolder: string;
  version: string;
  /** The day the running Node.js went without corrections; null while it has them. */
  nodeEndedOn: string | null;
  preparePages(): Promise<void>;
}

/** Whoever waited for a restart is served before anything else is done. */
const firstJobsAfterMs = 1_000;

/**
 * Serves, and does what is done without anybody asking, until SIGTERM or SIGINT; then lets requests and jobs
 * under way end and closes everything.
 */
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
    const stop = stopAsked();
    const workers = openWorkers(system, firstJobsAfterMs);
    printStart(config, installation, firstRunUrl);
    await stop;
    system.context.log.info({}, 'stopping');
    endInTime();
    await Promise.all([server.close(), workers.stop()]);
  } finally {
    await system.close();
  }
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
