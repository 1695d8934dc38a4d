/** Opens the embedded database of PORTKEEPER_DATA and nothing else, and says what CPU time that took. */
import { join } from 'node:path';
import { openPgliteEngine } from '../src/storage/pglite-engine.ts';

const before = process.cpuUsage();
const engine = await openPgliteEngine(join(process.env.PORTKEEPER_DATA ?? '', 'database'));
await engine.pool.query('SELECT 1');
const used = process.cpuUsage(before);
process.stdout.write(`${JSON.stringify({ seconds: (used.user + used.system) / 1e6 })}\n`);
await engine.close();
