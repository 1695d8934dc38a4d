import { expect, test } from 'vitest';
import { preparedName } from '../../src/storage/prepared-statements.ts';

test('a text has one name, and another text another', () => {
  const name = preparedName('SELECT $1::text');
  expect(name).toMatch(/^[0-9a-f]{32}$/);
  expect(preparedName('SELECT $1::text')).toBe(name);
  expect(preparedName('SELECT $1::int')).not.toBe(name);
});

test('texts made up as one goes do not pile up on connections', () => {
  for (let n = 0; n < 1_000; n += 1) preparedName(`SELECT ${n}, $1`);
  expect(preparedName('SELECT one too many, $1')).toBeUndefined();
  expect(preparedName('SELECT $1::text')).toBeDefined();
});
