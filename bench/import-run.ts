/**
 * One import in a process of its own, so that its peak memory is its own: `import-run.ts ROWS`, settings by
 * environment.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { readConfig } from '../src/config.ts';
import { createBillingAccount } from '../src/operations/numbers/create-billing-account.ts';
import { importPhoneNumbers } from '../src/operations/numbers/import-phone-numbers.ts';
import { createOrganization } from '../src/operations/operator/create-organization.ts';
import { openSystem } from '../src/system.ts';
import { csvLines } from './support/csv-lines.ts';
import { benchOperator } from './support/operator.ts';

const rows = Number(process.argv[2]);
const system = await openSystem(readConfig());
const { context } = system;
const principal = await benchOperator(context);
const place = { name: 'Bench', country: 'US', timeZone: 'America/New_York' };
const { id: organizationId } = await createOrganization(context, principal, place, async () => {});
const account = { accountNumber: 'BENCH-1', postalCode: '98052', name: 'Bench', contactEmails: [] };
await createBillingAccount(context, principal, { organizationId, ...account }, async () => {});

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const startedAt = performance.now();
const file = Readable.from(csvLines(rows, 'BENCH-1'), { objectMode: false });
const imported = await importPhoneNumbers(context, principal, {
  organizationId,
  billingAccountId: null,
  file,
});
const seconds = (performance.now() - startedAt) / 1000;
delay.disable();
if (imported.added !== rows) throw new Error(`${imported.added} of ${rows} rows were added`);
const run = {
  rows,
  rowsPerSecond: rows / seconds,
  peakMb: process.resourceUsage().maxRSS / 1024,
  pauseP99Ms: delay.percentile(99) / 1e6,
  pauseMaxMs: delay.max / 1e6,
};
process.stdout.write(`${JSON.stringify(run)}\n`);
await system.close();
