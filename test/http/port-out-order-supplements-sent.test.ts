import { describe, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { rightPin, submit } from '../support/port-outs.ts';
import { amendableOn, eventsOf, supplement } from '../support/supplements.ts';

type Changes = Record<string, unknown>;

describeOnBothEngines('A supplement', (engine) => {
  const { world, confirmed, held, rejected, amend } = amendableOn(engine);

  describe('says which version it is', () => {
    it('higher than the one before, with gaps if it likes', async () => {
      const { id } = await confirmed();
      const due = (version: string, desiredDueDate = '2026-12-15') =>
        amend(id, supplement('due_date', version, { desiredDueDate }));
      expect((await due('05')).status).toBe(201);
      for (const version of ['00', '04']) {
        expect(await due(version)).toMatchObject({
          status: 409,
          body: { code: 'version_not_higher', version: '05' },
        });
      }
      expect((await due('05', '2026-12-16')).body.code).toBe('version_not_higher');
      expect((await due('09', '2026-12-16')).body.version).toBe('09');
    });

    it('and the same again is answered again, whatever came after', async () => {
      const { id } = await rejected();
      const correction = supplement('correction', '01', { pin: rightPin });
      const first = await amend(id, correction);
      const second = await amend(id, correction);
      expect(second).toMatchObject({ status: 201, body: first.body });
      await amend(id, supplement('cancel', '02'));
      expect((await amend(id, correction)).body).toMatchObject({ status: 'cancelled', version: '02' });
      expect(await eventsOf(world.now(), id)).toHaveLength(3);
    });

    it('and the first request sent again is still answered', async () => {
      const { id, order } = await confirmed();
      await amend(id, supplement('due_date', '01', { desiredDueDate: '2026-12-15' }));
      expect(await submit(world.now(), order)).toMatchObject({ status: 201, body: { id, version: '01' } });
      expect(await submit(world.now(), { ...order, version: '01' })).toMatchObject({
        status: 409,
        body: { code: 'duplicate_pon', orderId: id, version: '01' },
      });
    });

    it('with an Idempotency-Key the very answer is kept', async () => {
      const { id } = await confirmed();
      const { call, carrierToken: token } = world.now();
      const headers = { 'idempotency-key': 'a-supplement' };
      const body = supplement('cancel', '01');
      const first = await call('POST', `/port-out-orders/${id}/supplements`, { token, body, headers });
      const second = await call('POST', `/port-out-orders/${id}/supplements`, { token, body, headers });
      expect(second.body).toEqual(first.body);
      expect(second.headers['idempotent-replayed']).toBe('true');
    });
  });

  describe('comes from', () => {
    it('the operator on the carrier’s behalf, which the carrier reads as the losing carrier’s act', async () => {
      const { operatorToken, carrierToken } = world.now();
      const { id } = await confirmed();
      const { body } = await amend(id, supplement('cancel', '01'), operatorToken);
      expect(body).toMatchObject({ status: 'cancelled', carrier: { name: 'Adatum Wireless' } });
      const [, event] = await eventsOf(world.now(), id, carrierToken);
      expect(event).toMatchObject({ actor: { kind: 'system' }, supplement: { version: '01' } });
    });

    it('nobody else: another carrier finds nothing, the owner may not', async () => {
      const { otherCarrier, otherOrg, ownerToken } = world.now();
      const { id } = await confirmed();
      const rows = [
        [otherCarrier.token, 404, 'not_found'],
        [otherOrg.ownerToken, 404, 'not_found'],
        [ownerToken, 403, 'not_permitted'],
      ] as const;
      for (const [token, status, code] of rows) {
        for (const body of [
          supplement('cancel', '01'),
          supplement('due_date', '01', { desiredDueDate: '2026-12-15' }),
          supplement('correction', '01'),
        ]) {
          expect(await amend(id, body, token)).toMatchObject({ status, body: { code } });
        }
      }
      expect(await eventsOf(world.now(), id)).toHaveLength(1);
    });
  });

  describe('of a kind that the order takes', () => {
    it('is offered to the porting desk, exactly by kind, and not to the owner', async () => {
      const { call, operatorToken, ownerToken } = world.now();
      const rows = [
        [await held(), ['cancel', 'due_date', 'correction']],
        [await confirmed(), ['cancel', 'due_date']],
        [await rejected(), ['cancel', 'correction']],
      ] as const;
      for (const [{ id }, kinds] of rows) {
        const seenWith = async (token: string) =>
          (await call('GET', `/port-out-orders/${id}`, { token })).body;
        expect(await seenWith(operatorToken)).toMatchObject({
          supplementKinds: kinds,
          agencyAuthorization: true,
        });
        expect((await seenWith(ownerToken)).supplementKinds).toEqual([]);
        await call('POST', `/port-out-orders/${id}/cancellation`, {
          token: operatorToken,
          body: { note: 'Agreed by phone.' },
        });
        expect((await seenWith(operatorToken)).supplementKinds).toEqual([]);
      }
    });
  });

  describe('is refused for its form', () => {
    const rows: [string, Changes, string, string][] = [
      ['no kind', { version: '01' }, '/kind', 'required'],
      ['an unknown kind', { kind: 'undo', version: '01' }, '/kind', 'invalid_value'],
      ['no version', { kind: 'cancel' }, '/version', 'required'],
      ['a version of one digit', { kind: 'cancel', version: '1' }, '/version', 'invalid_format'],
      ['no date', { kind: 'due_date', version: '01' }, '/desiredDueDate', 'required'],
      ['a PIN beside a cancel', { kind: 'cancel', version: '01', pin: '1' }, '/pin', 'unknown_field'],
      [
        'another PON',
        supplement('correction', '01', { purchaseOrderNumber: 'X' }),
        '/purchaseOrderNumber',
        'unknown_field',
      ],
      ['no numbers', supplement('correction', '01', { numbers: [] }), '/numbers', 'required'],
      [
        'a repeated number',
        supplement('correction', '01', { numbers: ['+14255550123', '+14255550123'] }),
        '/numbers/1',
        'number_repeated',
      ],
      [
        'a malformed number',
        supplement('correction', '01', { numbers: ['+1425'] }),
        '/numbers/0',
        'phone_number_malformed',
      ],
    ];
    for (const [what, body, path, code] of rows) {
      it(`${what}: ${code}`, async () => {
        const { id } = await held();
        expect(await amend(id, body)).toMatchObject({ status: 422, body: { errors: [{ path, code }] } });
      });
    }
  });
});
