import { ConfigError, readConfig } from './config.ts';
import { endInTime, stopAsked } from './process-end.ts';
import { openSystem, openWorkers } from './system.ts';

/**
 * Does what `serve` does without anybody asking, and nothing else, until SIGTERM or SIGINT: a process more
 * beside a database server. The embedded database belongs to the one process that serves.
 */
export async function work(version: string): Promise<void> {
  const config = readConfig();
  if (!config.secrets.databaseUrl) {
    throw new ConfigError([
      'DATABASE_URL: portkeeper work needs a database server. With the embedded database ' +
        'portkeeper serve does all of its work itself',
    ]);
  }
  const stop = stopAsked();
  const system = await openSystem(config, { canCreate: false });
  try {
    const workers = openWorkers(system);
    process.stdout.write(`Portkeeper ${version} works beside the database server\n`);
    await stop;
    system.context.log.info({}, 'stopping');
    endInTime();
    await workers.stop();
  } finally {
    await system.close();
  }
}
