import { Readable } from 'node:stream';
import { expect, it, vi } from 'vitest';
import type { Principal } from '../../src/core/principal.ts';
import { importPhoneNumbers } from '../../src/operations/numbers/import-phone-numbers.ts';
import { newId } from '../../src/storage/new-id.ts';
import { countsOf } from '../../src/storage/organizations.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { type World, worldOn } from '../support/world.ts';

const header = 'PhoneNumber,AccountNumber,AssignedTo\n';

/** A line of that area code's n-th number. */
function line(areaCode: number, n: number): string {
  return `+1${areaCode}${String(2_220_000 + n)},WA-100200,Desk ${n}\n`;
}

function lines(areaCode: number, from: number, to: number): string {
  return Array.from({ length: to - from }, (_, n) => line(areaCode, from + n)).join('');
}

function agent({ context, operatorId }: World): Principal {
  const membership = { kind: 'operator', organizationId: operatorId, role: 'porting_agent' } as const;
  const id = newId('apiToken', context.clock.now());
  return { kind: 'token', id, name: 'desk', membership, actsWithoutStepUp: true, scopes: null };
}

describeOnBothEngines('An import of phone numbers', (engine) => {
  const world = worldOn(engine);

  function run(blocks: Iterable<string> | AsyncIterable<string>, context = world.now().context) {
    const file = Readable.from(blocks, { objectMode: false });
    const { org } = world.now();
    const input = { organizationId: org.id, billingAccountId: null, file };
    return importPhoneNumbers(context, agent(world.now()), input);
  }

  async function active(): Promise<number> {
    const { context, org } = world.now();
    return (await context.db.forOrganization(org.id).read((tx) => countsOf(tx))).active;
  }

  it('tells a number that is there again, in the same chunk or a later one', async () => {
    const again = [line(303, 1), line(303, 2)].join('');
    const imported = await run([header, lines(303, 0, 100), again, lines(303, 100, 2_100), again]);
    expect(imported).toMatchObject({ added: 2_100, refusedCount: 4 });
    expect(imported.refused.map(({ row, code }) => [row, code])).toEqual([
      [102, 'number_repeated'],
      [103, 'number_repeated'],
      [2_104, 'already_present'],
      [2_105, 'already_present'],
    ]);
  });

  it('has statistics gathered after a thousand rows or more, and answers even if that fails', async () => {
    const { context, logLines } = world.now();
    const gather = vi.spyOn(context.db, 'gatherStatistics');
    expect(await run([header, lines(307, 0, 999)])).toMatchObject({ added: 999 });
    expect(gather).not.toHaveBeenCalled();
    gather.mockRejectedValueOnce(new Error('no place on the disk'));
    expect(await run([header, lines(307, 999, 1_999)])).toMatchObject({ added: 1_000, refusedCount: 0 });
    expect(gather).toHaveBeenCalledTimes(1);
    expect(logLines.some((line) => line.includes('the statistics of the database were not'))).toBe(true);
    gather.mockRestore();
  });

  it('names the first thousand of its refusals and counts all', async () => {
    const bad = 'nonsense,WA-100200\n';
    const there = lines(303, 0, 600);
    const imported = await run([header, there, bad.repeat(1_500), lines(304, 0, 10)]);
    expect(imported).toMatchObject({ added: 10, refusedCount: 2_100 });
    expect(imported.refused.map(({ row }) => row)).toEqual(Array.from({ length: 1_000 }, (_, n) => n + 2));
    expect(imported.refused[599]?.code).toBe('already_present');
    expect(imported.refused[600]?.code).toBe('phone_number_malformed');
  });

  it('refuses rows whose text cannot be kept as it stands', async () => {
    const rows = ['+12125550101,WA-100200,Diaz, Ana', `+12125550102,WA-100200,${'x'.repeat(201)}`];
    const broken = Buffer.from('+12125550103,WA-100200,\u00ff\n', 'latin1');
    const file = Readable.from([Buffer.from(`${header}${rows.join('\n')}\n`), broken], { objectMode: false });
    const { context, org } = world.now();
    const input = { organizationId: org.id, billingAccountId: null, file };
    const imported = await importPhoneNumbers(context, agent(world.now()), input);
    expect(imported.refused.map(({ code }) => code)).toEqual(['invalid_format', 'too_long', 'invalid_text']);
  });

  it('that breaks off leaves whole chunks, says how many rows, and can be sent again', async () => {
    const before = await active();
    async function* brokenOff() {
      yield header + lines(305, 0, 4_500);
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new Error('aborted');
    }
    const failure = await run(brokenOff()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'csv_unreadable', extra: { added: expect.any(Number) } });
    const { added } = (failure as { extra: { added: number } }).extra;
    expect(added % 2_000).toBe(0);
    expect((await active()) - before).toBe(added);
    const again = await run([header, lines(305, 0, 4_500)]);
    expect(again).toMatchObject({ added: 4_500 - added, refusedCount: added });
  });

  it('reads no further ahead than a little while a chunk is committed', async () => {
    const { context } = world.now();
    let produced = 0;
    let producedAtFirstCommit = 0;
    function* rows() {
      yield header;
      for (; produced < 30_000; produced += 500) yield lines(316, produced, produced + 500);
    }
    const now = () => {
      producedAtFirstCommit ||= produced;
      return context.clock.now();
    };
    expect(await run(rows(), { ...context, clock: { now } })).toMatchObject({ added: 30_000 });
    expect(producedAtFirstCommit).toBeGreaterThanOrEqual(2_000);
    expect(producedAtFirstCommit).toBeLessThan(12_000);
  });

  it('lets other requests pass between its chunks', async () => {
    const { call, org, ownerToken: token } = world.now();
    let isOver = false;
    const imported = run([header, lines(307, 0, 12_000)]).then(() => {
      isOver = true;
    });
    for (let asked = 0; asked < 3; asked += 1) {
      expect(await call('GET', `/organizations/${org.id}`, { token })).toMatchObject({ status: 200 });
    }
    expect(isOver).toBe(false);
    await imported;
  });

  it('commits nothing of a chunk whose record cannot be written', async () => {
    const { context, org, database } = world.now();
    const before = await active();
    await database.asOwner((owner) => owner.query('ALTER TABLE audit_entries RENAME TO audit_entries_away'));
    try {
      await expect(run([header, lines(308, 0, 10)])).rejects.toThrow();
    } finally {
      await database.asOwner((owner) =>
        owner.query('ALTER TABLE audit_entries_away RENAME TO audit_entries'),
      );
    }
    const counts = await context.db.forOrganization(org.id).read((tx) => countsOf(tx));
    expect(counts.active).toBe(before);
  });
});
