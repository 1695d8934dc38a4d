import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, type Secrets, type Settings } from './config.ts';
import {
  builtInNumberingPlan,
  type NumberingPlan,
  NumberingPlanError,
  parseNumberingPlan,
} from './core/numbering-plan.ts';
import { buildServer } from './http/server.ts';
import { defaultHttpSettings, type Gauge } from './http/settings.ts';
import { openLog } from './log.ts';
import type { Context, Log } from './operations/context.ts';
import { AttemptLine } from './operations/pin/attempt-line.ts';
import { openIdentityProviders } from './outbound/open-identity-providers.ts';
import { openMails } from './outbound/open-mails.ts';
import { openWebhooks } from './outbound/open-webhooks.ts';
import { txtRecords } from './outbound/txt-records.ts';
import { WebhookTargets } from './outbound/webhook-targets.ts';
import { BreachedPasswords } from './secrets/breached-passwords.ts';
import { ContentMac } from './secrets/content-mac.ts';
import { HashQueue } from './secrets/hash-queue.ts';
import { KeyFileError } from './secrets/key-file.ts';
import { KeyRing } from './secrets/key-ring.ts';
import { PasswordHasher } from './secrets/password-hasher.ts';
import { PinHasher } from './secrets/pin-hasher.ts';
import { Secret } from './secrets/secret.ts';
import type { Database } from './storage/database.ts';
import { NothingSetUp } from './storage/nothing-set-up.ts';
import { openDatabase } from './storage/open-database.ts';
import { findOperatorId } from './storage/organizations.ts';
import { jobsOf } from './workers/jobs.ts';
import { mailChannel } from './workers/mail-channel.ts';
import type { Senders } from './workers/sender.ts';
import { startWorkers, type Workers } from './workers/start-workers.ts';
import { webhookChannel } from './workers/webhook-channel.ts';

export interface System {
  context: Context;
  hashQueue: HashQueue;
  /** Who sends by which channel. */
  senders: Senders;
  close(): Promise<void>;
}

const clock = { now: () => new Date() };

/**
 * Builds everything once: the only place where the parts meet. Throws, having closed what it opened, with
 * messages for the operator where the operator can do something about it. Without `canCreate` it throws
 * `NothingSetUp` instead of making a database or keys.
 */
export async function openSystem(
  config: { settings: Settings; secrets: Secrets },
  { canCreate = true } = {},
): Promise<System> {
  const { settings, secrets } = config;
  const log = openLog(settings.logLevel);
  const numberingPlan = readNumberingPlan(settings.numberingFile);
  const breached = await openBreachedPasswords(settings.breachedPasswordsFile);
  // Before the keys: the embedded database's lock lets only one process make them.
  const db = await openDatabase({ dataFolder: settings.dataFolder, ...secrets, canCreate });
  try {
    const keyRing = await openKeyRing(db, { path: settings.keysFile, canCreate, log });
    const hashQueue = new HashQueue({ concurrency: settings.hashConcurrency });
    const targets = new WebhookTargets({ networks: settings.webhookNetworks });
    const webhooks = openWebhooks(targets);
    const accountTargets = new WebhookTargets({ networks: settings.oidcNetworks });
    const identityProviders = openIdentityProviders(accountTargets);
    const context: Context = {
      db,
      clock,
      keyRing,
      pinHasher: new PinHasher(keyRing, hashQueue),
      passwordHasher: new PasswordHasher(hashQueue),
      isBreachedPassword: async (password) => (await breached?.has(password)) ?? false,
      contentMac: new ContentMac(keyRing),
      attemptLine: new AttemptLine(),
      numberingPlan,
      baseUrl: settings.baseUrl,
      webhookUrlProblem: (url) => targets.problemOf(url),
      identityProviders,
      txtRecords,
      log,
    };
    const mails = openMails({
      ...settings,
      smtpUrl: secrets.smtpUrl,
      folder: join(settings.dataFolder, 'mail'),
    });
    const senders = { webhook: webhookChannel(context, webhooks), mail: mailChannel(context, mails) };
    const close = async () => {
      await mails.close();
      await webhooks.close();
      await identityProviders.close();
      await db.close();
    };
    return { context, hashQueue, senders, close };
  } catch (error) {
    await db.close();
    throw error;
  }
}

export interface ServerConfig {
  settings: Settings;
  secrets: Secrets;
  /** The built pages. */
  webFolder: string;
  version: string;
}

/** Opens the HTTP server over the system. Close it before the system: requests under way need all of it. */
export async function openServer(system: System, config: ServerConfig): Promise<{ close(): Promise<void> }> {
  const { settings, secrets, webFolder, version } = config;
  const server = await buildServer(system.context, {
    ...defaultHttpSettings,
    webFolder: existsSync(webFolder) ? webFolder : null,
    trustedProxies: settings.trustedProxies,
    clientCertificateHeader: settings.clientCertificateHeader,
    metricsToken: secrets.metricsToken === null ? null : Secret.of(secrets.metricsToken),
    rateLimit: settings.rateLimit,
    version,
    gauges: gaugesOf(system),
  });
  await server.listen({ port: settings.port, host: settings.host });
  return { close: () => server.close() };
}

/**
 * Starts what is done without anybody asking, after a while or at once. Stop it before the system is closed.
 */
export function openWorkers({ context, senders }: System, firstAfterMs = 0): Workers {
  return startWorkers(jobsOf(context, senders), context.log, firstAfterMs);
}

function gaugesOf({ hashQueue }: System): Gauge[] {
  const help = 'PIN and password hashes that wait for a place';
  return [{ name: 'portkeeper_hash_queue_depth', help, read: () => hashQueue.depth }];
}

interface KeyRingOptions {
  path: string;
  canCreate: boolean;
  log: Log;
}

/**
 * Keys are made for an empty database only. Beside one that is in use, a missing file is a lost one: new keys
 * would hide that, and no PIN could be checked.
 */
async function openKeyRing(db: Database, options: KeyRingOptions): Promise<KeyRing> {
  const { path, canCreate, log } = options;
  if (!existsSync(path)) {
    const operatorId = await db.forOperator().read((tx) => findOperatorId(tx));
    if (operatorId) {
      throw new KeyFileError(
        `There is no key file ${path}, but this database is in use: its PINs rest on keys. ` +
          'Put the file back from its backup, or name its place in PORTKEEPER_KEYS_FILE.',
      );
    }
    if (!canCreate) throw new NothingSetUp('the database has no operator');
    KeyRing.create(path, clock.now());
  }
  return KeyRing.open(path, {
    onReloadFailure: (error) => log.error({ error }, 'the key file changed and cannot be read'),
  });
}

function readNumberingPlan(path: string | null): NumberingPlan {
  if (path === null) return builtInNumberingPlan;
  try {
    return parseNumberingPlan(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const problems = error instanceof NumberingPlanError ? error.problems : [(error as Error).message];
    throw new ConfigError(problems.map((problem) => `PORTKEEPER_NUMBERING_FILE: ${path}: ${problem}`));
  }
}

async function openBreachedPasswords(path: string | null): Promise<BreachedPasswords | null> {
  if (path === null) return null;
  try {
    return await BreachedPasswords.open(path);
  } catch (error) {
    throw new ConfigError([`PORTKEEPER_BREACHED_PASSWORDS_FILE: ${path}: ${(error as Error).message}`]);
  }
}
