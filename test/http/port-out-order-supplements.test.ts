import { describe, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import {
  addNumber,
  auditActions,
  codesOf,
  noticeKinds,
  orderFor,
  pinStateOf,
  rightPin,
  submit,
  unusedNumbers,
  wrongPin,
} from '../support/port-outs.ts';
import { amendableOn, eventsOf, statusesOf, supplement } from '../support/supplements.ts';
import type { Answered } from '../support/world.ts';

type Changes = Record<string, unknown>;

describeOnBothEngines('A supplement', (engine) => {
  const { world, confirmed, held, rejected, amend } = amendableOn(engine);

  /** An order disputed by its owner, however that is done. */
  async function disputed() {
    const order = await confirmed();
    await world.now().database.asOwner(async (owner) => {
      await owner.query(`UPDATE port_out_orders SET status = 'disputed' WHERE id = $1`, [order.id]);
      await owner.query(`UPDATE port_out_order_numbers SET status = 'disputed' WHERE order_id = $1`, [
        order.id,
      ]);
    });
    return order;
  }

  describe('of kind cancel', () => {
    const orders = { held, confirmed, rejected, disputed };
    for (const [status, make] of Object.entries(orders)) {
      it(`cancels an order that is ${status}, and its numbers are free`, async () => {
        const { id, numbers } = await make();
        const { status: answered, body } = await amend(id, supplement('cancel', '01'));
        expect(answered).toBe(201);
        expect(body).toMatchObject({ id, status: 'cancelled', version: '01' });
        expect(statusesOf(body)).toEqual(numbers.map(() => 'cancelled'));
        const again = await submit(world.now(), orderFor(world.now().org, numbers.slice(0, 1)));
        expect(again.body.status).toBe('confirmed');
        expect((await eventsOf(world.now(), id)).at(-1)).toMatchObject({
          action: 'cancelled',
          fromStatus: status,
          toStatus: 'cancelled',
          actor: { kind: 'carrier', name: 'Adatum Wireless' },
          supplement: { version: '01', kind: 'cancel', changes: [], hasPin: false },
        });
        expect((await auditActions(world.now())).slice(0, 2)).toContain('port_out_order.cancelled');
        expect(await noticeKinds(world.now())).toContain('order_cancelled');
      });
    }

    it('is final: nothing more can be sent to the order', async () => {
      const { id } = await confirmed();
      await amend(id, supplement('cancel', '01'));
      for (const body of [
        supplement('cancel', '02'),
        supplement('due_date', '02', { desiredDueDate: '2026-12-15' }),
        supplement('correction', '02'),
      ]) {
        expect(await amend(id, body)).toMatchObject({
          status: 409,
          body: { code: 'move_not_allowed', orderStatus: 'cancelled', moves: [] },
        });
      }
    });

    it('does not undo a completed order', async () => {
      const { id } = await confirmed();
      const { call, operatorToken } = world.now();
      await call('POST', `/port-out-orders/${id}/completion`, { token: operatorToken, body: {} });
      const refused = { status: 409, body: { code: 'move_not_allowed' } };
      expect(await amend(id, supplement('cancel', '01'))).toMatchObject(refused);
      // Nor when it is disputed since: the numbers have gone.
      await world
        .now()
        .database.asOwner((owner) =>
          owner.query(`UPDATE port_out_orders SET status = 'disputed' WHERE id = $1`, [id]),
        );
      const { body } = await amend(id, supplement('cancel', '01'));
      expect(body).toMatchObject({ code: 'move_not_allowed', orderStatus: 'disputed' });
      expect(body.moves).not.toContain('cancel');
    });

    it('leaves what was refused from the start as it was', async () => {
      const { org } = world.now();
      const numbers = [await addNumber(world.now()), '+18005550100'];
      const { body } = await submit(world.now(), orderFor(org, numbers, { onPartial: 'confirm_valid' }));
      const { body: cancelled } = await amend(body.id, supplement('cancel', '01'));
      expect(statusesOf(cancelled)).toEqual(['cancelled', 'rejected']);
    });
  });

  describe('of kind due_date', () => {
    it('moves the date of a confirmed order, and the commitment with it', async () => {
      const { id } = await confirmed();
      const { status, body } = await amend(
        id,
        supplement('due_date', '01', { desiredDueDate: '2026-12-15' }),
      );
      expect(status).toBe(201);
      expect(body).toMatchObject({
        status: 'confirmed',
        version: '01',
        desiredDueDate: '2026-12-15',
        dueDate: '2026-12-15',
        firmOrderCommitmentAt: '2026-12-15T07:00:00.000Z',
      });
      expect((await eventsOf(world.now(), id)).at(-1)).toMatchObject({
        action: 'rescheduled',
        supplement: {
          kind: 'due_date',
          changes: [{ field: 'desiredDueDate', from: '2026-12-01', to: '2026-12-15' }],
        },
      });
      expect((await auditActions(world.now()))[0]).toBe('port_out_order.amended');
      expect((await noticeKinds(world.now()))[0]).toBe('order_amended');
    });

    it('moves the desired date of a held order and leaves its clock alone', async () => {
      const { id, body: before } = await held();
      world.now().clock.advance(60_000);
      const desiredDueDate = '2026-12-20';
      const { body } = await amend(id, supplement('due_date', '07', { desiredDueDate }));
      expect(body).toMatchObject({ status: 'held', version: '07', desiredDueDate, dueDate: null });
      expect(body.answerDueAt).toBe(before.answerDueAt);
      const { call, ownerToken: token } = world.now();
      const decision = await call('POST', `/port-out-orders/${id}/decision`, {
        token,
        body: { decision: 'confirm' },
      });
      expect(decision.body.dueDate).toBe(desiredDueDate);
    });

    const unlawful = [
      ['2026-11-23', 'due_date_in_past'],
      ['2026-11-24', 'due_date_in_past'],
      ['2026-11-30', 'due_date_too_soon'],
      ['2026-12-25', 'due_date_too_far'],
      ['2026-11-31', 'invalid_format'],
    ] as const;
    for (const [desiredDueDate, code] of unlawful) {
      it(`to ${desiredDueDate} is refused at its field with ${code}, and changes nothing`, async () => {
        const { id } = await confirmed();
        const answer = await amend(id, supplement('due_date', '01', { desiredDueDate }));
        expect(answer).toMatchObject({
          status: 422,
          body: { code, errors: [{ path: '/desiredDueDate', code }] },
        });
        expect(answer.body.errors[0].message).not.toMatch(/[{}]/);
        expect(await eventsOf(world.now(), id)).toHaveLength(1);
        const { call, carrierToken: token } = world.now();
        expect((await call('GET', `/port-out-orders/${id}`, { token })).body).toMatchObject({
          version: '00',
          dueDate: '2026-12-01',
        });
      });
    }

    it('may be a year ahead for a project', async () => {
      const { id } = await held();
      const body = supplement('due_date', '01', { desiredDueDate: '2027-11-01' });
      expect((await amend(id, body)).body).toMatchObject({ status: 'held', desiredDueDate: '2027-11-01' });
    });

    it('is for held and confirmed orders only', async () => {
      for (const { id } of [await rejected(), await disputed()]) {
        const body = supplement('due_date', '01', { desiredDueDate: '2026-12-15' });
        expect(await amend(id, body)).toMatchObject({ status: 409, body: { code: 'move_not_allowed' } });
      }
    });
  });

  describe('of kind correction', () => {
    it('confirms a rejected order with the PIN it lacked, the clock beginning anew', async () => {
      const { id } = await rejected();
      world.now().clock.advance(3_600_000);
      const { status, body } = await amend(id, supplement('correction', '01', { pin: rightPin }));
      expect(status).toBe(201);
      expect(body).toMatchObject({ id, status: 'confirmed', version: '01', reasons: [] });
      expect(body.decidedAt).toBe(new Date(world.now().clock.now().getTime() - 1).toISOString());
      expect(statusesOf(body)).toEqual(['confirmed', 'confirmed']);
      expect(await eventsOf(world.now(), id)).toMatchObject([
        { action: 'submitted', toStatus: 'rejected', supplement: null },
        {
          action: 'corrected',
          fromStatus: 'rejected',
          toStatus: 'confirmed',
          supplement: { version: '01', kind: 'correction', changes: [], hasPin: true },
        },
      ]);
      expect((await noticeKinds(world.now())).slice(0, 2).sort()).toEqual([
        'order_amended',
        'order_confirmed',
      ]);
      expect(JSON.stringify(await eventsOf(world.now(), id))).not.toContain(rightPin);
    });

    it('changes what it names and leaves the rest', async () => {
      const { id } = await rejected({ pin: wrongPin, customerCarrierName: 'ABC', initiatorNumber: null });
      const changes = {
        pin: rightPin,
        desiredDueDate: '2026-12-15',
        initiatorNumber: '+12065550100',
        customerCarrierName: null,
      };
      const { body } = await amend(id, supplement('correction', '01', changes));
      expect(body).toMatchObject({ status: 'confirmed', dueDate: '2026-12-15' });
      const [, corrected] = await eventsOf(world.now(), id);
      expect(corrected.supplement.changes).toEqual([
        { field: 'desiredDueDate', from: null, to: '2026-12-15' },
        { field: 'customerCarrierName', from: 'ABC', to: null },
        { field: 'initiatorNumber', from: null, to: '+12065550100' },
      ]);
    });

    it('without a PIN is pin_missing: the PIN was never kept', async () => {
      const { id } = await held();
      const { body } = await amend(id, supplement('correction', '01', { customerCarrierName: 'ABC' }));
      expect(body.status).toBe('rejected');
      expect(codesOf(body.reasons)).toEqual(['pin_missing']);
    });

    it('is decided by every stage: account, ZIP, PIN, date', async () => {
      const rows: [Changes, string][] = [
        [{ agencyAuthorization: false }, 'agency_authorization_missing'],
        [{ postalCode: '10001' }, 'postal_code_mismatch'],
        [{ pin: wrongPin }, 'pin_mismatch'],
        [{ pin: rightPin, desiredDueDate: '2026-11-25' }, 'due_date_too_soon'],
      ];
      const { id } = await rejected();
      for (const [index, [changes, code]] of rows.entries()) {
        const before = index === 0 ? {} : { agencyAuthorization: true, postalCode: '98052' };
        const { body } = await amend(
          id,
          supplement('correction', `0${index + 1}`, { ...before, ...changes }),
        );
        expect(body.status).toBe('rejected');
        expect(codesOf(body.reasons)).toEqual([code]);
      }
      const last = supplement('correction', '05', { pin: rightPin, desiredDueDate: null });
      expect((await amend(id, last)).body).toMatchObject({ status: 'confirmed', dueDate: '2026-12-01' });
      expect(await eventsOf(world.now(), id)).toHaveLength(6);
    });

    it('changes the numbers: kept, withdrawn and new, each at its place', async () => {
      const { id, numbers } = await held();
      const [one = '', two = '', three = ''] = numbers;
      const added = await addNumber(world.now());
      const { body } = await amend(
        id,
        supplement('correction', '01', { numbers: [added, two], pin: rightPin }),
      );
      expect(body.status).toBe('confirmed');
      expect(body.numbers.map((row: Changes) => [row.number, row.status])).toEqual([
        [one, 'withdrawn'],
        [two, 'confirmed'],
        [three, 'withdrawn'],
        [added, 'confirmed'],
      ]);
      const [, { supplement: sent }] = await eventsOf(world.now(), id);
      expect(sent).toMatchObject({ numbersAdded: [added], numbersWithdrawn: [one, three] });
      const { org, call, carrierToken: token } = world.now();
      expect((await submit(world.now(), orderFor(org, [one, three]))).body.status).toBe('confirmed');
      const list = await call('GET', `/port-out-orders?number=${encodeURIComponent(added)}`, { token });
      expect(list.body.items).toMatchObject([{ id, numberCount: 2, firstNumber: two }]);
    });

    it('takes back a number it had withdrawn, at its old place', async () => {
      const { id, numbers } = await held();
      const [one = ''] = numbers;
      await amend(id, supplement('correction', '01', { numbers: numbers.slice(1), pin: wrongPin }));
      const { body } = await amend(id, supplement('correction', '02', { numbers: [one], pin: rightPin }));
      expect(body.status).toBe('confirmed');
      expect(statusesOf(body)).toEqual(['confirmed', 'withdrawn', 'withdrawn']);
    });

    it('that meets another order on a number is rejected, and the other is untouched', async () => {
      const { id, numbers } = await rejected();
      const other = await submit(world.now(), orderFor(world.now().org, numbers.slice(0, 1)));
      expect(other.body.status).toBe('confirmed');
      const { body } = await amend(id, supplement('correction', '01', { pin: rightPin }));
      expect(body.status).toBe('rejected');
      expect(body.numbers.map(({ reasons }: Answered['body']) => codesOf(reasons))).toEqual([
        ['number_already_porting'],
        [],
      ]);
    });

    it('with confirm_valid confirms what it can', async () => {
      const { id, numbers } = await rejected();
      const unknown = unusedNumbers(1)[0] ?? '';
      const changes = { pin: rightPin, onPartial: 'confirm_valid', numbers: [numbers[0], unknown] };
      const { body } = await amend(id, supplement('correction', '01', changes));
      expect(statusesOf(body)).toEqual(['confirmed', 'withdrawn', 'rejected']);
    });

    it('counts a wrong PIN like a submission does', async () => {
      const { id } = await held();
      const failures = async () => (await pinStateOf(world.now())).failuresInRow;
      await amend(id, supplement('correction', '01', { pin: wrongPin }));
      expect(await failures()).toBe(1);
      // The same again costs nothing; the right one ends the row.
      await amend(id, supplement('correction', '01', { pin: wrongPin }));
      expect(await failures()).toBe(1);
      await amend(id, supplement('correction', '02', { pin: rightPin }));
      expect(await failures()).toBe(0);
    });

    it('may come for 30 days after the rejection and not later', async () => {
      const { clock } = world.now();
      const start = clock.now().toISOString();
      const one = await rejected();
      const other = await rejected();
      clock.advance(30 * 86_400_000 - 100);
      expect((await amend(one.id, supplement('correction', '01', { pin: rightPin }))).body.status).toBe(
        'confirmed',
      );
      clock.advance(200);
      expect(await amend(other.id, supplement('correction', '01', { pin: rightPin }))).toMatchObject({
        status: 409,
        body: { code: 'move_not_allowed', orderStatus: 'rejected', moves: ['cancel'] },
      });
      const { call, operatorToken: token } = world.now();
      const { body } = await call('GET', `/port-out-orders/${other.id}`, { token });
      expect(body.supplementKinds).toEqual(['cancel']);
      expect(body.actions).not.toContain('supplement');
      await world
        .now()
        .database.asOwner((owner) => owner.query('UPDATE audit_heads SET clock_floor = $1', [start]));
      clock.set(start);
    });

    it('is for held and rejected orders only', async () => {
      const { id } = await confirmed();
      expect(await amend(id, supplement('correction', '01', { pin: rightPin }))).toMatchObject({
        status: 409,
        body: { code: 'move_not_allowed', moves: expect.arrayContaining(['reschedule', 'cancel']) },
      });
    });
  });
});
