import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEntryText } from '../../src/core/audit-chain.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { act, askAct, orderIn } from '../support/order-states.ts';
import {
  auditActions,
  changePolicy,
  deskNotices,
  givePin,
  noticeKinds,
  orderFor,
  submit,
} from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('“This was not us”', (engine) => {
  const world = worldOn(engine);

  beforeAll(async () => {
    await givePin(world.now(), world.now().org);
    await changePolicy(world.now(), { projectThreshold: 1 });
  });

  beforeEach(() => world.now().clock.advance(60_000));

  const ask = (id: string, what: string, body: object, token?: string) =>
    askAct(world.now(), id, what, body, token);
  const resolve = (id: string, outcome: string, more: object = {}) =>
    ask(id, 'dispute-resolution', { outcome, note: 'we asked them', ...more });

  async function read(id: string, part = '', token = world.now().ownerToken) {
    return world.now().call('GET', `/port-out-orders/${id}${part}`, { token });
  }

  async function disputesOf(id: string) {
    return (await read(id, '/evidence')).body.disputes;
  }

  async function staysOf(number: string) {
    const { rows } = await world
      .now()
      .database.asOwner((owner) =>
        owner.query('SELECT * FROM phone_numbers WHERE number = $1 ORDER BY added_at, id', [number]),
      );
    return rows;
  }

  describe('freezes', () => {
    it('a held order at once, said by its owner without a word more', async () => {
      const { id, numbers } = await orderIn(world.now(), 'held');
      const { status, body } = await ask(id, 'dispute', {}, world.now().ownerToken);
      expect({ status, order: body.status }).toEqual({ status: 200, order: 'disputed' });
      expect(body.actions).toEqual([]);
      for (const number of body.numbers) expect(number.status).toBe('disputed');
      for (const [what, refused] of [
        ['decision', { decision: 'confirm' }],
        ['decision', { decision: 'refuse' }],
        ['completion', {}],
      ] as const) {
        expect(await ask(id, what, refused), what).toMatchObject({ status: 409 });
      }
      const again = await submit(world.now(), orderFor(world.now().org, numbers));
      expect(again.body.numbers[0].reasons).toMatchObject([{ code: 'number_already_porting' }]);
      expect((await read(id, '/events')).body.items.at(-1)).toMatchObject({
        action: 'disputed',
        fromStatus: 'held',
        toStatus: 'disputed',
        actor: { name: 'owner token' },
        note: null,
      });
      expect((await auditActions(world.now()))[0]).toBe('port_out_order.submitted');
      expect((await auditActions(world.now()))[1]).toBe('port_out_order.disputed');
      expect(await noticeKinds(world.now())).toContain('order_disputed');
    });

    it('and the porting desk is told, once, unless it said so itself', async () => {
      const { org, ownerToken, operatorToken } = world.now();
      const { id, numbers } = await orderIn(world.now(), 'confirmed');
      await ask(id, 'dispute', {}, ownerToken);
      await ask(id, 'dispute', {}, ownerToken);
      const whose = { organizationId: org.id, organizationName: 'Contoso' };
      expect(await deskNotices(world.now(), id)).toMatchObject([
        {
          kind: 'order_disputed',
          detail: { ...whose, by: 'owner token', carrier: 'Adatum Wireless', firstNumber: numbers[0] },
        },
      ]);
      const other = await orderIn(world.now(), 'confirmed');
      await ask(other.id, 'dispute', {}, operatorToken);
      expect(await deskNotices(world.now(), other.id)).toEqual([]);
    });

    it('a confirmed one, with why, which the carrier does not read', async () => {
      const { id } = await orderIn(world.now(), 'confirmed');
      await ask(id, 'dispute', { note: ' nobody here signed \n' }, world.now().ownerToken);
      expect(await disputesOf(id)).toMatchObject([
        {
          sequence: 1,
          fromStatus: 'confirmed',
          openedBy: 'owner token',
          openedThrough: 'api',
          note: 'nobody here signed',
          outcome: null,
          resolvedAt: null,
        },
      ]);
      const { carrierToken } = world.now();
      expect((await read(id, '', carrierToken)).body.status).toBe('disputed');
      const seen = (await read(id, '/events', carrierToken)).body.items.at(-1);
      expect(seen).toMatchObject({ note: null, actor: { kind: 'system', name: 'losing carrier' } });
    });

    it('once, said twice at the same time', async () => {
      const { id } = await orderIn(world.now(), 'confirmed');
      const answers = await Promise.all([1, 2, 3].map(() => ask(id, 'dispute', {})));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(await disputesOf(id)).toHaveLength(1);
    });

    it('before or after a decision made at the same moment, never in between', async () => {
      const { id } = await orderIn(world.now(), 'held');
      const [disputed] = await Promise.all([
        ask(id, 'dispute', {}),
        ask(id, 'decision', { decision: 'confirm' }),
      ]);
      expect(disputed.status).toBe(200);
      expect((await read(id)).body.status).toBe('disputed');
    });

    it('for admins and the desk only', async () => {
      const { auditorToken, carrierToken, operatorToken } = world.now();
      const { id } = await orderIn(world.now(), 'confirmed');
      for (const token of [auditorToken, carrierToken]) {
        expect(await ask(id, 'dispute', {}, token)).toMatchObject({ status: 403 });
      }
      const foreign = world.now().otherOrg.ownerToken;
      expect(await ask(id, 'dispute', {}, foreign)).toMatchObject({ status: 404 });
      expect((await ask(id, 'dispute', {}, operatorToken)).status).toBe(200);
      for (const token of [world.now().ownerToken, auditorToken, carrierToken]) {
        for (const what of ['cancellation', 'dispute-resolution']) {
          const body = { note: 'x', ...(what === 'dispute-resolution' ? { outcome: 'dismissed' } : {}) };
          expect(await ask(id, what, body, token), what).toMatchObject({ status: 403 });
        }
      }
    });
  });

  describe('is dismissed', () => {
    it('to confirmed, with the date it had as long as that can be kept', async () => {
      const { id } = await orderIn(world.now(), 'confirmed');
      const before = (await read(id)).body;
      await act(world.now(), id, 'dispute', {});
      const { body } = await resolve(id, 'dismissed');
      const { status, dueDate, firmOrderCommitmentAt, decidedAt } = before;
      expect(body).toMatchObject({ status, dueDate, firmOrderCommitmentAt, decidedAt });
      for (const number of body.numbers) expect(number.status).toBe('confirmed');
      const [dispute] = await disputesOf(id);
      expect(dispute).toMatchObject({ outcome: 'dismissed', resolutionNote: 'we asked them' });
      expect(await noticeKinds(world.now())).toContain('dispute_resolved');
    });

    it('to confirmed with the earliest date once the old one is over', async () => {
      const { id } = await orderIn(world.now(), 'confirmed');
      const { dueDate } = (await read(id)).body;
      await act(world.now(), id, 'dispute', {});
      world.now().clock.advance(30 * 86_400_000);
      const { body } = await resolve(id, 'dismissed');
      expect(body.status).toBe('confirmed');
      expect(body.dueDate > dueDate).toBe(true);
      expect(new Date(body.firmOrderCommitmentAt) > world.now().clock.now()).toBe(true);
    });

    it('with a date agreed upon, which has to be lawful and goes with nothing else', async () => {
      const { id } = await orderIn(world.now(), 'disputed');
      const late = await resolve(id, 'dismissed', { dueDate: '2099-01-01' });
      expect(late).toMatchObject({ status: 422, body: { errors: [{ code: 'due_date_too_far' }] } });
      const odd = await resolve(id, 'cancelled', { dueDate: '2027-03-01' });
      expect(odd).toMatchObject({ status: 422, body: { errors: [{ code: 'only_to_confirm' }] } });
      const { body } = await resolve(id, 'dismissed', { dueDate: '2027-03-01' });
      expect(body).toMatchObject({ status: 'confirmed', dueDate: '2027-03-01' });
      const refused = await resolve(id, 'cancelled');
      expect(refused).toMatchObject({ status: 409, body: { orderStatus: 'confirmed' } });
    });

    it('and can be said again, which is another dispute', async () => {
      const { id } = await orderIn(world.now(), 'disputed');
      await resolve(id, 'dismissed');
      await act(world.now(), id, 'dispute', { note: 'really not us' });
      await resolve(id, 'cancelled');
      expect((await disputesOf(id)).map(({ outcome }: { outcome: string }) => outcome)).toEqual([
        'dismissed',
        'cancelled',
      ]);
    });

    it('only with a reason why', async () => {
      const { id } = await orderIn(world.now(), 'disputed');
      for (const note of ['', ' \n', undefined]) {
        expect(await ask(id, 'dispute-resolution', { outcome: 'dismissed', note })).toMatchObject({
          status: 422,
          body: { errors: [{ path: '/note' }] },
        });
      }
      const odd = await ask(id, 'dispute-resolution', { outcome: 'forgotten', note: 'x' });
      expect(odd).toMatchObject({ status: 422, body: { errors: [{ path: '/outcome' }] } });
      expect((await read(id)).body.status).toBe('disputed');
    });
  });

  it('ends with a cancellation by agreement, and the numbers are free', async () => {
    const { id, numbers } = await orderIn(world.now(), 'disputed');
    await act(world.now(), id, 'cancellation', { note: 'the carrier agrees' });
    expect(await disputesOf(id)).toMatchObject([{ outcome: 'cancelled', resolvedBy: expect.any(String) }]);
    const again = await submit(world.now(), orderFor(world.now().org, numbers));
    expect(again.body.status).toBe('held');
  });

  describe('of numbers that have left', () => {
    it('brings them back with their account and assignment, and keeps the tombstone', async () => {
      const { id, numbers } = await orderIn(world.now(), 'disputed_gone');
      const { status, body } = await resolve(id, 'returned');
      expect({ status, order: body.status }).toEqual({ status: 200, order: 'returned' });
      for (const number of numbers) {
        const [gone, back] = await staysOf(number);
        expect(gone).toMatchObject({
          status: 'ported_out',
          ended_by_order_id: id,
          formerly_assigned_to: 'Ada',
        });
        expect(back).toMatchObject({
          status: 'active',
          assigned_to: 'Ada',
          billing_account_id: world.now().org.billingAccountId,
          returned_by_order_id: id,
        });
        expect(back.id).not.toBe(gone.id);
      }
      const again = await submit(world.now(), orderFor(world.now().org, numbers));
      expect(again.body.status).toBe('held');
      expect(await noticeKinds(world.now())).toContain('order_returned');
    });

    it('leaves to somebody the number they have by now, and says which', async () => {
      const { id, numbers } = await orderIn(world.now(), 'disputed_gone');
      const { otherOrg, operatorToken, call } = world.now();
      const [number = ''] = numbers;
      const items = [{ number, billingAccountId: otherOrg.billingAccountId }];
      const path = `/organizations/${otherOrg.id}/phone-numbers`;
      await call('POST', path, { token: operatorToken, body: { items } });
      const refused = await resolve(id, 'returned');
      expect(refused).toMatchObject({ status: 409, body: { code: 'numbers_not_free', numbers: [number] } });
      expect(refused.body.detail).toContain(number);
      expect((await read(id)).body.status).toBe('disputed');
      expect((await staysOf(numbers[1] ?? '')).map(({ status }) => status)).toEqual(['ported_out']);
      expect((await resolve(id, 'dismissed')).body.status).toBe('completed');
    });

    it('blocks nothing for whoever has them by now', async () => {
      const { id, numbers } = await orderIn(world.now(), 'completed');
      const { org, operatorToken, call } = world.now();
      const items = numbers.map((number) => ({ number, billingAccountId: org.billingAccountId }));
      await call('POST', `/organizations/${org.id}/phone-numbers`, { token: operatorToken, body: { items } });
      const next = await submit(world.now(), orderFor(org, numbers));
      expect(next.body.status).toBe('held');
      expect((await ask(id, 'dispute', {}, world.now().ownerToken)).body.status).toBe('disputed');
      expect((await read(next.body.id)).body.status).toBe('held');
    });
  });

  describe('comes with an evidence pack', () => {
    it('of one file with everything on record, the account number masked and nothing secret', async () => {
      const { id, numbers } = await orderIn(world.now(), 'disputed_gone');
      world.now().clock.advance(3_600_000);
      const { status, headers, body } = await read(id, '/evidence');
      expect(status).toBe(200);
      expect(headers['content-disposition']).toBe(`attachment; filename="evidence-${id}.json"`);
      expect(body).toMatchObject({
        madeAt: world.now().clock.now().toISOString(),
        order: { id, status: 'disputed', accountNumber: '••••200' },
        source: {
          carrier: { name: 'Adatum Wireless', spid: '1234' },
          askedBy: 'Adatum Wireless',
          tokenName: 'carrier token',
        },
        supplements: [],
        disputes: [{ fromStatus: 'completed' }],
      });
      expect(body.order.numbers.map(({ number }: { number: string }) => number)).toEqual(numbers);
      expect(body.secondsSincePort).toBeGreaterThanOrEqual(3_600);
      const words = ({ action }: { action: string }) => action;
      expect(body.history.map(words)).toEqual(['submitted', 'decided', 'completed', 'disputed']);
      expect(body.auditEntries.map(words)).toEqual(
        ['submitted', 'decided', 'completed', 'disputed'].map((word) => `port_out_order.${word}`),
      );
      for (const entry of body.auditEntries) {
        const hash = createHash('sha256').update(auditEntryText(entry), 'utf8').digest('hex');
        expect(entry.hash).toBe(hash);
      }
      expect(body.told.map(({ kind }: { kind: string }) => kind)).toEqual([
        'order_held',
        'order_confirmed',
        'order_completed',
        'order_disputed',
      ]);
      expect(JSON.stringify(body)).not.toContain(world.now().org.accountNumber);
    });

    it('for the owner, auditors and the desk, never for the carrier', async () => {
      const { auditorToken, operatorToken, carrierToken, otherOrg } = world.now();
      const { id } = await orderIn(world.now(), 'held');
      for (const token of [auditorToken, operatorToken]) {
        expect((await read(id, '/evidence', token)).status).toBe(200);
      }
      expect((await read(id, '/evidence', carrierToken)).status).toBe(403);
      expect((await read(id, '/evidence', otherOrg.ownerToken)).status).toBe(404);
      expect((await read(id, '/evidence')).body.secondsSincePort).toBeNull();
    });
  });
});
