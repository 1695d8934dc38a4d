/** Bare Argon2id in a process of its own, with our parameters: `argon2-rate.ts CONCURRENCY SECONDS`. */
import { verify } from '@node-rs/argon2';
import { decoyVerifier } from '../src/secrets/argon2-cost.ts';

const [concurrency = 2, seconds = 5] = process.argv.slice(2).map(Number);
const text = '0'.repeat(64);
const startedAt = performance.now();
const endsAt = startedAt + seconds * 1000;
let hashes = 0;

async function hashOn(): Promise<void> {
  while (performance.now() < endsAt) {
    await verify(decoyVerifier, text);
    hashes += 1;
  }
}

await Promise.all(Array.from({ length: concurrency }, hashOn));
const perSecond = hashes / ((performance.now() - startedAt) / 1000);
process.stdout.write(`${JSON.stringify({ perSecond })}\n`);
