/**
 * One order of 5,000 numbers decided and committed, over the least that a database can do for it: 5,000
 * primary keys looked up by one query and 5,000 rows of the same width inserted by another, in the same
 * PostgreSQL, run beside it in turn.
 *
 *     npx tsx bench/bulk.ts [rounds]
 */
import { Client } from 'pg';
import { benchPin, type Customer, makeCustomers } from './support/customers.ts';
import { type EngineName, type Installation, openInstallation } from './support/installation.ts';
import { percentile } from './support/percentile.ts';

const rounds = Number(process.argv[2] ?? 9);
const numbersEach = 5_000;
const wanted = 0.3;

async function milliseconds(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

function orderText({ accountNumber, numbers }: Customer, purchaseOrderNumber: string): string {
  return JSON.stringify({
    purchaseOrderNumber,
    numbers,
    accountNumber,
    postalCode: '98052',
    pin: benchPin,
    agencyAuthorization: true,
  });
}

/** Sends the order and takes it back, so that the numbers are free for the next round. */
async function decideOnce(
  { client }: Installation,
  carrierToken: string,
  customer: Customer,
  pon: string,
): Promise<number> {
  const text = orderText(customer, pon);
  let answer = { status: 0, text: '' };
  const ms = await milliseconds(async () => {
    answer = await client.send('POST', '/api/v1/port-out-orders', carrierToken, text);
  });
  const order = answer.status === 201 ? JSON.parse(answer.text) : null;
  if (order?.status !== 'confirmed') throw new Error(`${answer.status} ${answer.text.slice(0, 500)}`);
  const body = { kind: 'cancel', version: '01' };
  await client.call(201, 'POST', `/port-out-orders/${order.id}/supplements`, carrierToken, body);
  return ms;
}

/** The bare work on tables of its own: nothing but the numbers, and rows as wide as an order's. */
class Baseline {
  readonly #client: Client;
  #order = 0;

  constructor(client: Client) {
    this.#client = client;
  }

  async prepare(numbers: readonly string[]): Promise<void> {
    await this.#client.query(`
      CREATE TABLE bench_numbers (number text PRIMARY KEY, account text NOT NULL);
      CREATE TABLE bench_order_numbers (order_id integer, position integer, number text NOT NULL,
        phone_number_id text, status text NOT NULL, reasons jsonb NOT NULL, is_open boolean NOT NULL,
        PRIMARY KEY (order_id, position))`);
    await this.#client.query(
      `INSERT INTO bench_numbers SELECT number, 'BENCH-0' FROM unnest($1::text[]) AS n (number)`,
      [numbers],
    );
    await this.#client.query('ANALYZE bench_numbers');
  }

  async once(numbers: readonly string[]): Promise<number> {
    this.#order += 1;
    return milliseconds(async () => {
      await this.#client.query('BEGIN');
      const { rows } = await this.#client.query({
        name: 'look',
        text: 'SELECT number, account FROM bench_numbers WHERE number = ANY($1::text[])',
        values: [numbers],
      });
      if (rows.length !== numbers.length) throw new Error('not every number was found');
      await this.#client.query({
        name: 'insert',
        text: `INSERT INTO bench_order_numbers
          SELECT $2::integer, position, number, 'num_01arz3ndektsv4rrffq69g5fav', 'confirmed', '[]', true
          FROM unnest($1::text[]) WITH ORDINALITY AS n (number, position)`,
        values: [numbers, this.#order],
      });
      await this.#client.query('COMMIT');
    });
  }
}

async function bench(engine: EngineName): Promise<void> {
  const installation = await openInstallation(engine);
  const url = installation.settings.DATABASE_URL;
  if (url === undefined) throw new Error('the baseline needs a PostgreSQL of its own');
  const direct = new Client({ connectionString: url });
  try {
    const { client, operatorToken } = installation;
    const made = await makeCustomers(client, operatorToken, { count: 1, numbersEach, isPinSet: true });
    const [customer] = made.customers;
    if (!customer) throw new Error('no customer was made');
    const settings = JSON.stringify({ projectThreshold: numbersEach });
    const changed = await client.send('PATCH', '/api/v1/operator/settings', operatorToken, settings);
    if (changed.status !== 200) throw new Error(changed.text);
    await direct.connect();
    const baseline = new Baseline(direct);
    await baseline.prepare(customer.numbers);
    await installation.gatherStatistics();

    const decided: number[] = [];
    const bare: number[] = [];
    for (let round = -2; round < rounds; round += 1) {
      const bareMs = await baseline.once(customer.numbers);
      const decidedMs = await decideOnce(installation, made.carrierToken, customer, `BULK-${round + 3}`);
      // The first two warm everything up.
      if (round < 0) continue;
      bare.push(bareMs);
      decided.push(decidedMs);
    }
    report(decided, bare);
  } finally {
    await direct.end();
    await installation.close();
  }
}

function report(decided: readonly number[], bare: readonly number[]): void {
  const spread = (times: readonly number[]) =>
    `${percentile(times, 50).toFixed(0)} ms at the median of ${times.length}, ${Math.min(...times).toFixed(0)} at best`;
  const ratio = percentile(bare, 50) / percentile(decided, 50);
  console.log(`order       ${spread(decided)} (${numbersEach} numbers over HTTP, PIN checked, committed)`);
  console.log(`baseline    ${spread(bare)} (${numbersEach} primary keys looked up, as many rows inserted)`);
  console.log(`ratio       ${ratio.toFixed(2)} (wanted: at least ${wanted.toFixed(2)})`);
}

await bench('postgres');
