import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import type { BillingAccountId, CarrierId, OrganizationId } from '../../src/core/ids.ts';
import { builtInNumberingPlan } from '../../src/core/numbering-plan.ts';
import type { Role } from '../../src/core/permissions.ts';
import { buildServer } from '../../src/http/server.ts';
import { defaultHttpSettings, type HttpSettings } from '../../src/http/settings.ts';
import type { Context } from '../../src/operations/context.ts';
import { initOperator } from '../../src/operations/operator/init-operator.ts';
import { AttemptLine } from '../../src/operations/pin/attempt-line.ts';
import { openIdentityProviders } from '../../src/outbound/open-identity-providers.ts';
import { WebhookTargets } from '../../src/outbound/webhook-targets.ts';
import { newApiToken } from '../../src/secrets/api-token.ts';
import { ContentMac } from '../../src/secrets/content-mac.ts';
import { HashQueue } from '../../src/secrets/hash-queue.ts';
import { KeyRing } from '../../src/secrets/key-ring.ts';
import { PasswordHasher } from '../../src/secrets/password-hasher.ts';
import { PinHasher } from '../../src/secrets/pin-hasher.ts';
import { insertApiToken } from '../../src/storage/api-tokens.ts';
import { insertBillingAccount } from '../../src/storage/billing-accounts.ts';
import { insertCarrier } from '../../src/storage/carriers.ts';
import { newId } from '../../src/storage/new-id.ts';
import { findOperatorId, insertOrganization } from '../../src/storage/organizations.ts';
import { insertPhoneNumbers } from '../../src/storage/phone-numbers.ts';
import type { OrganizationTx } from '../../src/storage/tx.ts';
import type { TestDatabase, TestEngine } from './engines.ts';
import { type TestClock, testClock } from './test-clock.ts';

/** A customer of the operator, with people's tokens, one billing account and its numbers. */
export interface WorldOrganization {
  id: OrganizationId;
  name: string;
  ownerToken: string;
  auditorToken: string;
  billingAccountId: BillingAccountId;
  accountNumber: string;
  postalCode: string;
  numbers: readonly string[];
}

export interface WorldCarrier {
  id: CarrierId;
  name: string;
  spid: string;
  token: string;
}

export interface CallOptions {
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Answered {
  status: number;
  /** Parsed when it is JSON, else the text. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely.
  body: any;
  headers: LightMyRequestResponse['headers'];
}

/** Small, and the same for every test: two customers, two carriers, one operator. No PIN is set yet. */
export interface World {
  app: FastifyInstance;
  context: Context;
  clock: TestClock;
  database: TestDatabase;
  hashQueue: HashQueue;
  /** What the name servers say: TXT records by domain. */
  txtRecords: Map<string, string[]>;
  /** Everything logged so far, as one text per line. */
  logLines: string[];
  operatorId: OrganizationId;
  operatorToken: string;
  /** The first operator's one-time link. */
  setupUrl: string;
  /** Contoso, in Redmond. */
  org: WorldOrganization;
  /** Fabrikam, whose things Contoso must never see. */
  otherOrg: WorldOrganization;
  carrier: WorldCarrier;
  otherCarrier: WorldCarrier;
  ownerToken: string;
  auditorToken: string;
  carrierToken: string;
  /** A call under /api/v1. */
  call(method: InjectOptions['method'], path: string, options?: CallOptions): Promise<Answered>;
  close(): Promise<void>;
}

export async function buildWorld(
  engine: TestEngine,
  changes: { settings?: Partial<HttpSettings>; baseUrl?: string } = {},
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'portkeeper-world-'));
  const clock = testClock();
  const logLines: string[] = [];
  const txtRecords = new Map<string, string[]>();
  const database = await engine.open();
  const hashQueue = new HashQueue({ concurrency: 2 });
  const context = contextOver(database, {
    clock,
    logLines,
    hashQueue,
    keysFile: join(folder, 'keys.json'),
    baseUrl: changes.baseUrl,
    txtRecords,
  });
  const people = await populate(context);
  // Tests are faster than any client; those about the limit set one.
  const roomy = { perSecond: 1e6, burst: 1e6 };
  const app = await buildServer(context, {
    ...defaultHttpSettings,
    rateLimit: roomy,
    addressRateLimit: roomy,
    ...changes.settings,
  });
  return {
    app,
    context,
    clock,
    database,
    hashQueue,
    logLines,
    txtRecords,
    ...people,
    ownerToken: people.org.ownerToken,
    auditorToken: people.org.auditorToken,
    carrierToken: people.carrier.token,
    call: (method, path, options) => call(app, method, path, options),
    async close() {
      await app.close();
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** In a `describe`: a world built before its tests and closed after them. */
export function worldOn(engine: TestEngine, changes?: Parameters<typeof buildWorld>[1]): { now(): World } {
  let world: World | undefined;
  beforeAll(async () => {
    world = await buildWorld(engine, changes);
  });
  afterAll(() => world?.close());
  return {
    now() {
      if (!world) throw new Error('The world is there inside tests and hooks only');
      return world;
    },
  };
}

/** Webhooks go to this machine only, and no name is looked up outside of it. */
export const webhookTargets = new WebhookTargets({
  networks: ['127.0.0.0/8'],
  resolve: (name, done) => {
    if (name === 'localhost') done(null, [{ address: '127.0.0.1', family: 4 }]);
    else if (name === 'intranet.example') done(null, [{ address: '10.1.2.3', family: 4 }]);
    else done(new Error(`nobody is called ${name}`), []);
  },
});

interface Parts {
  clock: TestClock;
  logLines: string[];
  hashQueue: HashQueue;
  keysFile: string;
  baseUrl: string | undefined;
  txtRecords: ReadonlyMap<string, string[]>;
}

function contextOver(database: TestDatabase, parts: Parts): Context {
  const { clock, logLines, hashQueue, keysFile } = parts;
  KeyRing.create(keysFile, clock.now());
  const keyRing = KeyRing.open(keysFile);
  const write = (level: string) => (facts: object, message: string) => {
    logLines.push(JSON.stringify({ level, message, ...facts }));
  };
  return {
    db: database.db,
    clock,
    keyRing,
    pinHasher: new PinHasher(keyRing, hashQueue),
    passwordHasher: new PasswordHasher(hashQueue),
    isBreachedPassword: async () => false,
    contentMac: new ContentMac(keyRing),
    attemptLine: new AttemptLine(),
    numberingPlan: builtInNumberingPlan,
    baseUrl: parts.baseUrl ?? 'http://localhost:8080',
    webhookUrlProblem: (url) => webhookTargets.problemOf(url),
    identityProviders: openIdentityProviders(webhookTargets),
    txtRecords: async (domain) => parts.txtRecords.get(domain) ?? [],
    log: { info: write('info'), warn: write('warn'), error: write('error') },
  };
}

async function populate(context: Context) {
  const operator = await initOperator(context, { email: 'olga@operator.example', name: 'Olga Operator' });
  const at = context.clock.now();
  return context.db.forOperator().transaction(async (tx) => {
    const operatorId = await findOperatorId(tx);
    if (!operatorId) throw new Error('there is no operator');
    const addCustomer = async (name: string, account: Pick<WorldOrganization, AccountFact>) => {
      const id = newId('organization', at);
      const place = { country: 'US', timeZone: 'America/Los_Angeles' };
      await insertOrganization(tx, { id, kind: 'customer', name, ...place, createdAt: at });
      return { id, name, ...(await furnish(tx.forOrganization(id), name, account, at)) };
    };
    const org = await addCustomer('Contoso', {
      accountNumber: 'WA-100200',
      postalCode: '98052',
      numbers: ['+14255550123', '+14255550124', '+14255550125'],
    });
    const otherOrg = await addCustomer('Fabrikam', {
      accountNumber: 'OR-300400',
      postalCode: '97201',
      numbers: ['+15035550140', '+15035550141'],
    });
    const own = tx.forOrganization(operatorId);
    const carrier = await addCarrier(own, 'Adatum Wireless', '1234', at);
    const otherCarrier = await addCarrier(own, 'Proseware Telecom', '5678', at);
    return { operatorId, ...operator, org, otherOrg, carrier, otherCarrier };
  });
}

type AccountFact = 'accountNumber' | 'postalCode' | 'numbers';

async function furnish(
  tx: OrganizationTx,
  name: string,
  account: Pick<WorldOrganization, AccountFact>,
  at: Date,
): Promise<Omit<WorldOrganization, 'id' | 'name'>> {
  const { accountNumber, postalCode, numbers } = account;
  const billingAccountId = newId('billingAccount', at);
  const named = { accountNumber, postalCode, name: `${name} main`, contactEmails: [] };
  await insertBillingAccount(tx, { id: billingAccountId, ...named, createdAt: at });
  const rows = numbers.map((number) => ({
    id: newId('phoneNumber', at),
    number,
    billingAccountId,
    assignedTo: null,
  }));
  await insertPhoneNumbers(tx, rows, at);
  return {
    ...account,
    billingAccountId,
    ownerToken: await addToken(tx, 'organization', 'owner', at),
    auditorToken: await addToken(tx, 'organization', 'auditor', at),
  };
}

async function addCarrier(tx: OrganizationTx, name: string, spid: string, at: Date): Promise<WorldCarrier> {
  const id = newId('carrier', at);
  await insertCarrier(tx, { id, name, spid, status: 'active', createdAt: at });
  return { id, name, spid, token: await addToken(tx, 'carrier', 'carrier', at, { carrierId: id }) };
}

/** An API token of that role, without an audit entry: the world was there before the record began. */
export async function addToken(
  tx: OrganizationTx,
  kind: 'operator' | 'organization' | 'carrier',
  role: Role,
  at: Date,
  { carrierId, actsWithoutStepUp = true }: { carrierId?: CarrierId; actsWithoutStepUp?: boolean } = {},
): Promise<string> {
  const { token, hash, prefix } = newApiToken(kind);
  await insertApiToken(tx, {
    id: newId('apiToken', at),
    carrierId: carrierId ?? null,
    name: `${role} token`,
    role,
    actsWithoutStepUp,
    scopes: null,
    expiresAt: null,
    tokenHash: hash,
    tokenPrefix: prefix,
    createdAt: at,
    createdBy: 'the test',
  });
  return token;
}

async function call(
  app: FastifyInstance,
  method: InjectOptions['method'],
  path: string,
  { token, body, headers }: CallOptions = {},
): Promise<Answered> {
  const response = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
    ...(body !== undefined && { payload: body as object }),
  });
  const isJson = /[/+]json/.test(String(response.headers['content-type']));
  return {
    status: response.statusCode,
    body: isJson ? response.json() : response.body,
    headers: response.headers,
  };
}
