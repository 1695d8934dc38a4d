import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorText } from './cli/error-text.ts';
import { nodeEndOfLife } from './cli/node-end-of-life.ts';
import type { OpenContext } from './cli/open-context.ts';
import { type Acts, program } from './cli/program.ts';

/** Where the program lies, and how it gets what it serves; known to the file that started it. */
export interface Installation {
  packageFolder: string;
  /** Builds the pages when they are missing or older than their sources. */
  preparePages(): Promise<void>;
}

/** Does what the arguments say. The only start; errors end here, as text on stderr and exit code 1. */
export async function main(args: readonly string[], installation: Installation): Promise<void> {
  endOnFault();
  const { version } = JSON.parse(readFileSync(join(installation.packageFolder, 'package.json'), 'utf8'));
  try {
    await program(version, actsOf(installation, version)).parseAsync([...args], { from: 'user' });
  } catch (error) {
    process.stderr.write(`${errorText(error)}\n`);
    process.exitCode = 1;
  }
}

function actsOf({ packageFolder, preparePages }: Installation, version: string): Acts {
  return {
    serve: async () => {
      const { serve } = await import('./serve.ts');
      const nodeEndedOn = nodeEndOfLife(process.versions.node, new Date());
      await serve({ packageFolder, preparePages, version, nodeEndedOn });
    },
    work: async () => (await import('./work.ts')).work(version),
    init: async (options) => (await import('./cli/init.ts')).init(openContext, options),
    printConfig: async () => (await import('./cli/print-config.ts')).printConfig(),
    rotateKeys: async () => (await import('./cli/rotate-keys.ts')).rotateKeys(openContext),
    listKeys: async () => (await import('./cli/list-keys.ts')).listKeys(openContext),
    verifyAudit: async (file) => (await import('./cli/verify-audit.ts')).verifyAudit(openExisting, file),
    showOrder: async (id) => (await import('./cli/order.ts')).showOrder(openExisting, id),
    commentOnOrder: async (id, options) =>
      (await import('./cli/order.ts')).commentOnOrder(openExisting, id, options),
    moveOrder: async (verb, id, options) =>
      (await import('./cli/order.ts')).moveOrder(openExisting, verb, id, options),
    recoverAccount: async (email, as) =>
      (await import('./cli/recover-account.ts')).recoverAccount(openExisting, email, as),
    acceptClock: async () => (await import('./cli/accept-clock.ts')).acceptClock(openContext),
  };
}

const openContext = opener({ canCreate: true });
/** For what only looks: it makes neither a database nor keys. */
const openExisting = opener({ canCreate: false });

function opener(options: { canCreate: boolean }): OpenContext {
  return async (run) => {
    const { readConfig } = await import('./config.ts');
    const { openSystem } = await import('./system.ts');
    const system = await openSystem(readConfig(), options);
    try {
      return await run(system.context);
    } finally {
      await system.close();
    }
  };
}

/** A fault nobody caught leaves an unknown state behind: say so and end, rather than go on serving. */
function endOnFault(): void {
  const end = (kind: string) => (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${JSON.stringify({ level: 60, time: new Date(), msg: kind, error: text })}\n`);
    process.exit(1);
  };
  process.on('unhandledRejection', end('unhandled rejection'));
  process.on('uncaughtException', end('uncaught exception'));
}
