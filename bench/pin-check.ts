/**
 * Orders per second through HTTP with every PIN checked, on a real server process, over the machine's bare
 * Argon2id rate with the same parameters and concurrency, run before and after. Also how long other requests
 * wait while the queue of hashes is full.
 *
 *     npx tsx bench/pin-check.ts [seconds] [postgres|pglite]
 */
import { availableParallelism } from 'node:os';
import { runChild } from './support/child.ts';
import { cpuSeconds, mainThreadSeconds } from './support/cpu-time.ts';
import { type Customers, inTurn, makeCustomers, orderText } from './support/customers.ts';
import { HttpClient } from './support/http-client.ts';
import { type EngineName, type Installation, openInstallation } from './support/installation.ts';
import { percentile } from './support/percentile.ts';
import { RawConnection } from './support/raw-connection.ts';

const seconds = Number(process.argv[2] ?? 15);
const engines = process.argv[3] ? [process.argv[3] as EngineName] : (['postgres', 'pglite'] as const);
const cores = availableParallelism();
/** Enough in flight that a hash is always waiting for a core; ten times as many fill the queue. */
const inFlight = 16;
const inFlightWhenFull = 320;
const customerCount = 40;
const wanted: Record<EngineName, number> = { postgres: 0.85, pglite: 0.75 };

async function bareRate(): Promise<number> {
  const args = [String(cores), '5'];
  return (await runChild<{ perSecond: number }>(new URL('argon2-rate.ts', import.meta.url), args, {}))
    .perSecond;
}

interface Load {
  orders: number;
  seconds: number;
  busy: number;
}

/** Sends orders for so long, so many at a time, and counts what came of them. */
async function load(
  { port }: Installation,
  { carrierToken }: Customers,
  lines: ReturnType<typeof inTurn>,
  run: { prefix: string; seconds: number; inFlight: number },
): Promise<Load> {
  const counted = { orders: 0, busy: 0 };
  const startedAt = performance.now();
  const endsAt = startedAt + run.seconds * 1000;
  let sent = 0;
  const worker = async () => {
    const connection = await RawConnection.open(port);
    while (performance.now() < endsAt) {
      const line = lines.next();
      if (line.done) throw new Error('the numbers ran out before the time did');
      sent += 1;
      const text = orderText(line.value.customer, line.value.number, `${run.prefix}-${sent}`);
      const answer = await connection.post('/api/v1/port-out-orders', carrierToken, text);
      if (answer.status === 503 || answer.status === 429) counted.busy += 1;
      else if (answer.status === 201 && answer.body.includes('"status":"confirmed"')) counted.orders += 1;
      else throw new Error(`${answer.status} ${answer.body}`);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: run.inFlight }, worker));
  return { ...counted, seconds: (performance.now() - startedAt) / 1000 };
}

/** How long `/healthz` takes while the load runs, in milliseconds, asked every 20. */
async function probe(port: number, running: Promise<unknown>): Promise<number[]> {
  const client = new HttpClient(port, 4);
  const times: number[] = [];
  let isOver = false;
  void running.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const startedAt = performance.now();
    const { status } = await client.send('GET', '/healthz', null);
    if (status !== 200) throw new Error(`/healthz answered ${status}`);
    times.push(performance.now() - startedAt);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  client.close();
  return times;
}

/** CPU milliseconds of everyone who works for an order. */
function meter({ server, postgresPid }: Installation): () => Record<string, number> {
  const read = () => ({
    'hashing threads': cpuSeconds(server.pid) - mainThreadSeconds(server.pid),
    'main thread': mainThreadSeconds(server.pid),
    database: postgresPid === null ? 0 : cpuSeconds(postgresPid),
    client: process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6,
  });
  const before = read();
  return () => {
    const after = read();
    return Object.fromEntries(
      Object.entries(after).map(([who, used]) => [who, used - before[who as keyof typeof before]]),
    );
  };
}

async function bench(engine: EngineName): Promise<void> {
  const installation = await openInstallation(engine);
  try {
    const numbersEach = Math.ceil((seconds * 400 + 6_000) / customerCount);
    const made = { count: customerCount, numbersEach, isPinSet: true };
    const customers = await makeCustomers(installation.client, installation.operatorToken, made);
    const lines = inTurn(customers.customers);
    await load(installation, customers, lines, { prefix: 'WARM', seconds: 5, inFlight });
    await installation.gatherStatistics();

    const before = await bareRate();
    const used = meter(installation);
    const run = await load(installation, customers, lines, { prefix: 'RUN', seconds, inFlight });
    const cpu = used();
    const after = await bareRate();
    report(engine, run, (before + after) / 2, cpu);

    const full = load(installation, customers, lines, {
      prefix: 'FULL',
      seconds: 5,
      inFlight: inFlightWhenFull,
    });
    const times = await probe(installation.port, full);
    const { busy, orders } = await full;
    const [p50, p99] = [percentile(times, 50).toFixed(1), percentile(times, 99).toFixed(1)];
    console.log(`queue full  ${orders} confirmed, ${busy} told to come again, in 5 s`);
    console.log(`/healthz    ${p50} ms at the median, ${p99} ms at the 99th percentile (wanted: under 50)`);
  } finally {
    await installation.close();
  }
}

function report(engine: EngineName, run: Load, bare: number, cpu: Record<string, number>): void {
  const rate = run.orders / run.seconds;
  const each = (seconds: number) => ((seconds / run.orders) * 1000).toFixed(2);
  const hashMs = (cores / bare) * 1000;
  console.log(`${engine}`);
  console.log(
    `orders      ${rate.toFixed(1)}/s confirmed, ${run.busy} told to come again, ${inFlight} in flight`,
  );
  console.log(`baseline    ${bare.toFixed(1)} bare Argon2id hashes/s, ${cores} at a time`);
  console.log(
    `ratio       ${(rate / bare).toFixed(2)} (wanted: at least ${wanted[engine].toFixed(2)}; goal 0.95)`,
  );
  const parts = Object.entries(cpu).map(([who, used]) => `${who} ${each(used)}`);
  console.log(`where       CPU ms an order: ${parts.join(', ')}; a bare hash ${hashMs.toFixed(2)}`);
}

for (const engine of engines) await bench(engine);
