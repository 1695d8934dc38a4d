import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';

describeOnBothEngines('column types', (engine) => {
  const database = engine.opened();

  async function selected(text: ReturnType<typeof sql>): Promise<unknown> {
    const { rows } = await database.db.forOperator().read((tx) => text.execute(tx.sql));
    return (rows[0] as { value: unknown }).value;
  }

  test.each([
    ['bigint is a number', sql`SELECT 9007199254740991::bigint AS value`, 9007199254740991],
    ['a count is a number', sql`SELECT count(*) AS value FROM notices`, 0],
    ['a list of bigint is numbers', sql`SELECT ARRAY[1, NULL, 3]::bigint[] AS value`, [1, null, 3]],
    ['integer is a number', sql`SELECT 7 AS value`, 7],
    ['numeric stays text', sql`SELECT 1.50::numeric AS value`, '1.50'],
    ['boolean is a boolean', sql`SELECT true AS value`, true],
    ['a date stays YYYY-MM-DD', sql`SELECT DATE '2026-03-08' AS value`, '2026-03-08'],
    ['a list of dates too', sql`SELECT ARRAY[DATE '2026-03-08'] AS value`, ['2026-03-08']],
    [
      'an instant is a Date',
      sql`SELECT TIMESTAMPTZ '2026-03-08 02:30:00.123-08' AS value`,
      new Date('2026-03-08T10:30:00.123Z'),
    ],
    ['jsonb is parsed', sql`SELECT '{"a": [1, null, "é"]}'::jsonb AS value`, { a: [1, null, 'é'] }],
    ['json null is null', sql`SELECT 'null'::jsonb AS value`, null],
    [
      'text[] is a list',
      sql`SELECT ARRAY['a', 'b"c', NULL, '', '{x,y}'] AS value`,
      ['a', 'b"c', null, '', '{x,y}'],
    ],
  ])('%s', async (_name, text, value) => {
    expect(await selected(text)).toEqual(value);
  });

  test.each([
    [
      'an instant',
      sql`SELECT ${new Date('2026-11-01T08:30:00.001Z')}::timestamptz AS value`,
      new Date('2026-11-01T08:30:00.001Z'),
    ],
    ['a date', sql`SELECT ${'2026-11-01'}::date AS value`, '2026-11-01'],
    [
      'a list of text',
      sql`SELECT ${['a', 'b"c\\', '', '{x,y}', 'NULL']}::text[] AS value`,
      ['a', 'b"c\\', '', '{x,y}', 'NULL'],
    ],
    ['an empty list', sql`SELECT ${[]}::text[] AS value`, []],
    ['JSON as text', sql`SELECT ${JSON.stringify({ a: ["'", '"'] })}::jsonb AS value`, { a: ["'", '"'] }],
    ['a big number', sql`SELECT ${9007199254740991}::bigint AS value`, 9007199254740991],
    ['null', sql`SELECT ${null}::text AS value`, null],
    ['a boolean', sql`SELECT ${false}::boolean AS value`, false],
    [
      'text that looks like SQL',
      sql`SELECT ${"'; DROP TABLE users; --"}::text AS value`,
      "'; DROP TABLE users; --",
    ],
  ])('takes %s as a parameter and gives it back', async (_name, text, value) => {
    expect(await selected(text)).toEqual(value);
  });

  test('a list can be asked for membership', async () => {
    expect(await selected(sql`SELECT ${'b'} = ANY(${['a', 'b']}::text[]) AS value`)).toBe(true);
  });

  test('a bigint too large to be exact is refused, not rounded', async () => {
    await expect(selected(sql`SELECT 9007199254740993::bigint AS value`)).rejects.toThrow(/exact number/);
    await database.db.ping();
  });

  test('instants do not depend on the zone of the machine or the session', async () => {
    expect(await selected(sql`SELECT now() - now()::timestamptz < interval '1 second' AS value`)).toBe(true);
    const before = Date.now();
    const now = (await selected(sql`SELECT clock_timestamp() AS value`)) as Date;
    expect(Math.abs(now.getTime() - before)).toBeLessThan(5_000);
  });
});
