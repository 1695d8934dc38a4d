import { expect, test } from 'vitest';
import { HashQueue } from '../../src/secrets/hash-queue.ts';
import { PasswordHasher } from '../../src/secrets/password-hasher.ts';
import { Secret } from '../../src/secrets/secret.ts';

const hasher = new PasswordHasher(new HashQueue({ concurrency: 2 }));

test('only the right password matches', async () => {
  const hash = await hasher.hash(Secret.of('otters paddle upstream'));
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  await expect(hasher.verify(Secret.of('otters paddle upstream'), hash)).resolves.toBe(true);
  await expect(hasher.verify(Secret.of('Otters paddle upstream'), hash)).resolves.toBe(false);
});

test('the same letters typed another way are the same password', async () => {
  const composed = 'caf\u00e9 au lait \u2460\u2461';
  const decomposed = 'cafe\u0301 au lait 12';
  const hash = await hasher.hash(Secret.of(composed));
  await expect(hasher.verify(Secret.of(decomposed), hash)).resolves.toBe(true);
});

test('without a hash no password is right, not even an empty one', async () => {
  for (const tried of ['', 'otters paddle upstream', '\0'.repeat(32)]) {
    await expect(hasher.verify(Secret.of(tried), null)).resolves.toBe(false);
  }
});
