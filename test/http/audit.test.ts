import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyAuditFile } from '../../src/cli/verify-audit-file.ts';
import { verifyAuditChains } from '../../src/operations/audit/verify-audit.ts';
import { appendAudit } from '../../src/storage/audit-entries.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import {
  addNumber,
  givePin,
  orderFor,
  rightPin,
  submit,
  submitNew,
  unusedNumbers,
  wrongPin,
} from '../support/port-outs.ts';
import { type World, worldOn } from '../support/world.ts';

/** A day with everything in it: set, confirmed, wrong, alerts, stop, held, decided, completed, unowned. */
async function liveADay(world: World): Promise<void> {
  const { call, org, otherOrg, ownerToken, operatorToken, clock } = world;
  const pinPath = `/organizations/${org.id}/port-out-pin`;
  await call('PUT', pinPath, { token: ownerToken, body: { pin: rightPin } });
  await givePin(world, otherOrg);
  const { body: confirmed } = await submitNew(world);
  for (let n = 0; n < 10; n += 1) await submitNew(world, { pin: wrongPin });
  const { body: held } = await submitNew(world);
  const note = { decision: 'refuse', note: 'näh – “no”\u2028 thanks' };
  await call('POST', `/port-out-orders/${held.id}/decision`, { token: ownerToken, body: note });
  await call('POST', `${pinPath}/resumption`, { token: ownerToken, body: { note: 'ours' } });
  await submit(world, orderFor(org, [await addNumber(world, org), await addNumber(world, otherOrg)]));
  await submit(world, orderFor(org, unusedNumbers(2)));
  clock.advance(60_000);
  await call('POST', `/port-out-orders/${confirmed.id}/completion`, { token: operatorToken, body: {} });
}

describeOnBothEngines('The record', (engine) => {
  const world = worldOn(engine);

  beforeAll(() => liveADay(world.now()));

  function auditOf(organizationId: string, query = '', token = world.now().ownerToken) {
    return world.now().call('GET', `/organizations/${organizationId}/audit-entries${query}`, { token });
  }

  async function exported(organizationId = world.now().org.id, token = world.now().ownerToken) {
    const answer = await auditOf(organizationId, '/export', token);
    return { ...answer, lines: String(answer.body).trimEnd().split('\n') };
  }

  it('of every organization is a whole chain after a busy day', async () => {
    const { context, operatorId, org, otherOrg } = world.now();
    const chains = await verifyAuditChains(context);
    expect(chains.map(({ organizationId }) => organizationId).sort()).toEqual(
      [operatorId, org.id, otherOrg.id].sort(),
    );
    for (const { count, fault } of chains) {
      expect(fault).toBeNull();
      expect(count).toBeGreaterThan(0);
    }
  });

  it('stays whole when many write to it at once', async () => {
    const { context, org } = world.now();
    await Promise.all(Array.from({ length: 12 }, () => submitNew(world.now(), { pin: undefined })));
    const chain = (await verifyAuditChains(context)).find(({ organizationId }) => organizationId === org.id);
    expect(chain?.fault).toBeNull();
  });

  it('tells newest first what was done by whom, in pages', async () => {
    const { org } = world.now();
    const { body } = await auditOf(org.id, '?limit=5');
    expect(body.items).toHaveLength(5);
    const sequences = body.items.map(({ sequence }: { sequence: number }) => sequence);
    expect(sequences).toEqual(sequences.toSorted((a: number, b: number) => b - a));
    const next = await auditOf(org.id, `?limit=5&cursor=${encodeURIComponent(body.nextCursor)}`);
    expect(next.body.items[0].sequence).toBe(sequences.at(-1) - 1);
  });

  it('is narrowed to one action', async () => {
    const { body } = await auditOf(world.now().org.id, '?action=pin.wrong_tries_noticed');
    expect(
      body.items.map(({ detail }: { detail: { failuresInRow: number } }) => detail.failuresInRow),
    ).toEqual([5, 3]);
  });

  it('is for the organization’s admins and auditors and for the operator', async () => {
    const { org, otherOrg, operatorToken, auditorToken, ownerToken, carrierToken } = world.now();
    for (const part of ['', '/export']) {
      for (const token of [ownerToken, auditorToken, operatorToken]) {
        expect((await auditOf(org.id, part, token)).status).toBe(200);
      }
      for (const token of [otherOrg.ownerToken, carrierToken]) {
        expect((await auditOf(org.id, part, token)).status).toBe(404);
      }
    }
  });

  it('is exported whole, oldest first, and closed with count and head', async () => {
    const { org } = world.now();
    const { lines, headers, status } = await exported();
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/ndjson/);
    expect(headers['content-disposition']).toBe(`attachment; filename="audit-${org.id}.ndjson"`);
    const entries = lines.slice(0, -1).map((line) => JSON.parse(line));
    expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, at) => at + 1));
    expect(JSON.parse(lines.at(-1) as string)).toEqual({
      count: entries.length,
      headHash: entries.at(-1).hash,
    });
    const verified = await verifyAuditFile(Readable.from([`${lines.join('\n')}\n`]));
    expect(verified).toMatchObject({ count: entries.length, fault: null });
  });

  it('is exported over many pages', async () => {
    const { otherOrg, context } = world.now();
    await context.db.forOrganization(otherOrg.id).transaction(async (tx) => {
      const subject = { kind: 'organization', id: otherOrg.id };
      const actor = { kind: 'system', id: 'system', name: 'test' } as const;
      for (let n = 0; n < 1_500; n += 1) {
        await appendAudit(tx, { actor, action: 'test', subject, detail: { n } }, context.clock.now());
      }
    });
    const { lines } = await exported(otherOrg.id, otherOrg.ownerToken);
    expect(lines.length).toBeGreaterThan(1_500);
    expect(await verifyAuditFile(Readable.from([`${lines.join('\n')}\n`]))).toMatchObject({ fault: null });
  });

  it('holds no PIN, right or tried', async () => {
    const { operatorId, otherOrg, operatorToken } = world.now();
    for (const id of [world.now().org.id, operatorId, otherOrg.id]) {
      const { lines } = await exported(id, operatorToken);
      for (const pin of [rightPin, wrongPin]) expect(lines.join('\n')).not.toContain(pin);
    }
  });

  describe('names the first bad entry when', () => {
    const changes: readonly (readonly [what: string, sql: string, fault: object])[] = [
      ['a time was changed', "at = at + interval '1 second'", { sequence: 3, why: 'wrong_hash' }],
      ['an actor was changed', "actor_name = 'Eve'", { sequence: 3, why: 'wrong_hash' }],
      ['an actor’s id was changed', "actor_id = 'usr_eve'", { sequence: 3, why: 'wrong_hash' }],
      ['an actor’s kind was changed', "actor_kind = 'system'", { sequence: 3, why: 'wrong_hash' }],
      ['an action was changed', "action = 'pin.resumed'", { sequence: 3, why: 'wrong_hash' }],
      ['a subject was changed', "subject_id = 'x'", { sequence: 3, why: 'wrong_hash' }],
      ['a subject’s kind was changed', "subject_kind = 'x'", { sequence: 3, why: 'wrong_hash' }],
      [
        'a detail was changed',
        `detail = detail || '{"status":"confirmed","x":1}'`,
        { sequence: 3, why: 'wrong_hash' },
      ],
      ['its hash was changed', "hash = repeat('0', 64)", { sequence: 3, why: 'wrong_hash' }],
      [
        'the hash before was changed',
        "previous_hash = repeat('1', 64)",
        { sequence: 3, why: 'wrong_previous_hash' },
      ],
      ['it was numbered anew', 'sequence = 100000', { sequence: 4, why: 'wrong_sequence' }],
    ];
    for (const [what, sql, fault] of changes) {
      it(what, async () => {
        expect(
          await faultAfter(`UPDATE audit_entries SET ${sql} WHERE organization_id = $1 AND sequence = 3`),
        ).toEqual(fault);
      });
    }

    it('one was taken out', async () => {
      expect(
        await faultAfter('DELETE FROM audit_entries WHERE organization_id = $1 AND sequence = 3'),
      ).toEqual({
        sequence: 4,
        why: 'wrong_sequence',
      });
    });

    it('two changed places', async () => {
      const swap = `UPDATE audit_entries SET sequence = CASE sequence WHEN 3 THEN -4 ELSE -3 END
        WHERE organization_id = $1 AND sequence IN (3, 4)`;
      const unhide =
        'UPDATE audit_entries SET sequence = -sequence WHERE organization_id = $1 AND sequence < 0';
      expect(await faultAfter(swap, unhide)).toMatchObject({ sequence: 3 });
    });

    it('the last ones were cut off', async () => {
      const cut = `DELETE FROM audit_entries WHERE organization_id = $1
        AND sequence = (SELECT sequence FROM audit_heads WHERE organization_id = $1)`;
      expect(await faultAfter(cut)).toMatchObject({ why: 'missing' });
    });

    it('the head was changed', async () => {
      const change = "UPDATE audit_heads SET hash = repeat('0', 64) WHERE organization_id = $1";
      expect(await faultAfter(change)).toMatchObject({ why: 'wrong_head' });
    });

    const keep = [
      'CREATE TABLE kept_entries AS SELECT * FROM audit_entries',
      'CREATE TABLE kept_heads AS SELECT * FROM audit_heads',
    ];
    const restore = [
      'TRUNCATE audit_entries, audit_heads',
      'INSERT INTO audit_entries SELECT * FROM kept_entries',
      'INSERT INTO audit_heads SELECT * FROM kept_heads',
      'DROP TABLE kept_entries, kept_heads',
    ];

    /** What the walk over the live database finds after it was tampered with; then all is as it was. */
    async function faultAfter(...statements: string[]) {
      const { database, context, org } = world.now();
      await database.asOwner(async (owner) => {
        for (const statement of keep) await owner.query(statement);
        for (const statement of statements) await owner.query(statement, [org.id]);
      });
      const chains = await verifyAuditChains(context);
      await database.asOwner(async (owner) => {
        for (const statement of restore) await owner.query(statement);
      });
      const faults = chains.filter(({ fault }) => fault !== null);
      expect(faults.map(({ organizationId }) => organizationId)).toEqual([org.id]);
      return faults[0]?.fault;
    }
  });
});
