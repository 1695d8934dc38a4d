/**
 * In a process of its own, settings by environment. `decide-run.ts prepare ROWS`: an organization with that
 * many numbers, no PIN, and the policy `pinNotSet: skip`. `decide-run.ts decide ORDERS FILE`: decides orders
 * on its numbers and writes the statements it took into the file.
 */
import { writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { readConfig } from '../src/config.ts';
import type { Principal } from '../src/core/principal.ts';
import { createCarrier } from '../src/operations/carriers/create-carrier.ts';
import type { Context } from '../src/operations/context.ts';
import { createBillingAccount } from '../src/operations/numbers/create-billing-account.ts';
import { importPhoneNumbers } from '../src/operations/numbers/import-phone-numbers.ts';
import { changeOperatorSettings } from '../src/operations/operator/change-operator-settings.ts';
import { createOrganization } from '../src/operations/operator/create-organization.ts';
import { submitPortOutOrder } from '../src/operations/orders/submit-port-out-order.ts';
import { allCarriers } from '../src/storage/carriers.ts';
import { findOperatorId } from '../src/storage/organizations.ts';
import { openSystem } from '../src/system.ts';
import { benchNumber, csvLines } from './support/csv-lines.ts';
import { benchOperator } from './support/operator.ts';
import { logStatements } from './support/statement-log.ts';

/** As many orders at once as there are connections to make use of. */
const atOnce = 8;
const accountNumber = 'BENCH-1';
const forget = async () => {};

async function prepare(context: Context, rows: number): Promise<object> {
  const operator = await benchOperator(context);
  await changeOperatorSettings(context, operator, { pinNotSet: 'skip' });
  await createCarrier(context, operator, { name: 'Gaining Telecom', spid: '1234' }, forget);
  const place = { name: 'Bench', country: 'US', timeZone: 'America/New_York' };
  const { id: organizationId } = await createOrganization(context, operator, place, forget);
  const account = { accountNumber, postalCode: '98052', name: 'Bench', contactEmails: [] };
  await createBillingAccount(context, operator, { organizationId, ...account }, forget);
  const file = Readable.from(csvLines(rows, accountNumber), { objectMode: false });
  const input = { organizationId, billingAccountId: null, file };
  const { added } = await importPhoneNumbers(context, operator, input);
  return { added };
}

async function carrierOf(context: Context): Promise<Extract<Principal, { kind: 'carrier' }>> {
  const [carrier, operatorId] = await context.db
    .forOperator()
    .read((tx) => Promise.all([allCarriers(tx).then(([first]) => first), findOperatorId(tx)]));
  if (!carrier || !operatorId) throw new Error('there is no carrier');
  return {
    kind: 'carrier',
    id: 'tok_bench' as never,
    name: carrier.name,
    tokenName: 'bench',
    scopes: null,
    carrierId: carrier.id,
    operatorId,
  };
}

async function decide(context: Context, orders: number, file: string): Promise<object> {
  const carrier = await carrierOf(context);
  const submit = async (line: number) => {
    const { order } = await submitPortOutOrder(context, carrier, request(line), forget);
    if (order.status !== 'confirmed') throw new Error(`order ${line} is ${order.status}`);
  };
  let next = 0;
  const all = (until: number) =>
    Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (next < until) await submit(next++);
      }),
    );
  // Connections are open and plans are made when it begins.
  await all(200);
  const log = logStatements();
  const startedAt = performance.now();
  await all(200 + orders);
  const seconds = (performance.now() - startedAt) / 1000;
  writeFileSync(file, JSON.stringify(log.stop()));
  return { perSecond: orders / seconds };
}

function request(line: number) {
  return {
    purchaseOrderNumber: `PON-${line}`,
    version: '00',
    numbers: [benchNumber(line)],
    accountNumber,
    postalCode: '98052',
    pin: null,
    desiredDueDate: null,
    onPartial: 'reject_all' as const,
    agencyAuthorization: true,
    customerCarrierName: null,
    networkProviderSpid: null,
    portabilityDirection: null,
    initiatorNumber: null,
  };
}

const [what, count, file] = process.argv.slice(2);
const system = await openSystem(readConfig());
const result =
  what === 'prepare'
    ? await prepare(system.context, Number(count))
    : await decide(system.context, Number(count), file ?? '');
process.stdout.write(`${JSON.stringify(result)}\n`);
await system.close();
