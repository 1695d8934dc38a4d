/**
 * Bare `pg` running the statements of a file, each connection's in their order, one after the other:
 * `decide-replay.ts FILE`, on DATABASE_URL.
 */
import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import type { Logged } from './support/statement-log.ts';

const connections: Logged[][] = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));

async function open(): Promise<Client> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  return client;
}

const clients = await Promise.all(connections.map(open));
const startedAt = performance.now();
await Promise.all(
  connections.map(async (statements, index) => {
    for (const { text, values } of statements) await clients[index]?.query(text, values);
  }),
);
const seconds = (performance.now() - startedAt) / 1000;
process.stdout.write(`${JSON.stringify({ seconds })}\n`);
await Promise.all(clients.map((client) => client.end()));
