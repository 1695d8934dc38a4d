import { Client } from 'pg';
import { expect, onTestFinished, test, vi } from 'vitest';
import { freePort, runCommand, type ServerProcess, startProcess } from '../support/server-process.ts';
import { describeEmptyPlaces, startedServer } from './describe-empty-places.ts';

const waitMs = { timeout: 60_000, interval: 100 };

/** A worker that does not outlive its test, however that ends. */
async function startedWorker(environment: Record<string, string>): Promise<ServerProcess> {
  const worker = startProcess(environment, 'work');
  onTestFinished(() => worker.kill());
  await vi.waitFor(() => expect(worker.output()).toContain('works beside the database server'), waitMs);
  return worker;
}

async function connected<T>(url: string, run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return run(client).finally(() => client.end());
}

/** An order of long ago that nobody decided, as it lies in a database whose processes were all away. */
async function forgottenOrder(client: Client): Promise<string> {
  const id = 'poo_00000000000000000000000001';
  const { rows } = await client.query(`SELECT id FROM organizations WHERE kind = 'operator'`);
  const operator = rows[0].id;
  await client.query(
    `INSERT INTO carriers (organization_id, id, name, spid, status, created_at)
     VALUES ($1, 'car_1', 'Adatum Wireless', '1234', 'active', now())`,
    [operator],
  );
  await client.query(
    `INSERT INTO port_out_orders (organization_id, id, carrier_id, purchase_order_number, version,
       content_mac, status, port_class, account_number, postal_code, on_partial, agency_authorization,
       time_zone, reasons, warnings, held_because, answer_due_at, created_at, received_at, last_event_at)
     VALUES ($1, $2, 'car_1', 'PON-1', '00', 'mac', 'held', 'project', 'A-1', '98052', 'reject_all', true,
       'America/Denver', '[]', '[]', 'project', now() - interval '2 days', now() - interval '3 days',
       now() - interval '3 days', now() - interval '3 days')`,
    [operator, id],
  );
  return id;
}

const init = ['init', '--operator-email', 'olga@operator.example', '--json'];

describeEmptyPlaces('portkeeper work', (place) => {
  test('does what fell due while no process ran, once for all workers, and stops clean', async () => {
    const environment = place.environment();
    const { DATABASE_URL: url } = environment;
    if (url === undefined) {
      const refused = await runCommand(environment, 'work');
      expect(refused).toMatchObject({ code: 1, stdout: '' });
      expect(refused.stderr).toContain('DATABASE_URL: portkeeper work needs a database server');
      return;
    }
    expect((await runCommand(environment, ...init)).code).toBe(0);
    await connected(url, async (client) => {
      const id = await forgottenOrder(client);
      const workers = await Promise.all([startedWorker(environment), startedWorker(environment)]);
      await vi.waitFor(async () => {
        const { rows } = await client.query('SELECT status FROM port_out_orders WHERE id = $1', [id]);
        expect(rows).toEqual([{ status: 'rejected' }]);
      }, waitMs);
      for (const worker of workers) expect(await worker.stop()).toBe(0);
      const { rows } = await client.query(
        'SELECT actor_name FROM port_out_order_events WHERE order_id = $1',
        [id],
      );
      expect(rows).toEqual([{ actor_name: 'Portkeeper' }]);
      expect(workers.map((worker) => worker.output()).join('')).not.toContain('"level":50');
    });
  });

  test('says that nothing is set up where nothing is, and makes nothing', async () => {
    const refused = await runCommand(place.environment(), 'work');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    if (place.engine === 'postgres') expect(refused.stderr).toMatch(/^Nothing is set up here/);
  });

  test('is what the server does too: one process is enough', async () => {
    const environment = { ...place.environment(), PORT: String(await freePort()) };
    const { DATABASE_URL: url } = environment as { DATABASE_URL?: string };
    expect((await runCommand(environment, ...init)).code).toBe(0);
    const server = await startedServer(environment);
    if (url !== undefined) {
      await connected(url, async (client) => {
        await forgottenOrder(client);
        await server.stop();
        const next = await startedServer(environment);
        await vi.waitFor(async () => {
          const { rows } = await client.query('SELECT status FROM port_out_orders');
          expect(rows).toEqual([{ status: 'rejected' }]);
        }, waitMs);
        expect(await next.stop()).toBe(0);
      });
    } else expect(await server.stop()).toBe(0);
  });
});
