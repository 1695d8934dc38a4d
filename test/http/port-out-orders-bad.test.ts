import { beforeAll, describe, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { addNumbers, givePin, orderFor, rightPin, submit, unusedNumbers } from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('A port-out order that cannot be understood', (engine) => {
  const world = worldOn(engine);

  beforeAll(() => givePin(world.now(), world.now().org));

  async function countOrders(): Promise<number> {
    const { database } = world.now();
    const { rows } = await database.asOwner((owner) => owner.query('SELECT id FROM port_out_orders'));
    return rows.length;
  }

  const right = { numbers: ['+14255550123'], accountNumber: 'WA-100200', postalCode: '98052' };
  const tooMany = Array.from({ length: 5_001 }, (_, n) => `+1425${String(3_000_000 + n)}`);
  const rows: readonly (readonly [why: string, changes: object, path: string, code: string])[] = [
    ['the PON is missing', { purchaseOrderNumber: undefined }, '/purchaseOrderNumber', 'required'],
    ['the PON is empty', { purchaseOrderNumber: '' }, '/purchaseOrderNumber', 'invalid_format'],
    [
      'the PON is too long',
      { purchaseOrderNumber: 'P'.repeat(26) },
      '/purchaseOrderNumber',
      'invalid_format',
    ],
    ['the PON is not ASCII', { purchaseOrderNumber: 'PON-é' }, '/purchaseOrderNumber', 'invalid_format'],
    ['numbers are missing', { numbers: undefined }, '/numbers', 'required'],
    ['numbers are none', { numbers: [] }, '/numbers', 'required'],
    ['numbers are no list', { numbers: '+14255550123' }, '/numbers', 'wrong_type'],
    ['numbers are more than 5,000', { numbers: tooMany }, '/numbers', 'too_many_numbers'],
    ['a number has blanks', { numbers: ['+1 425 555 0123'] }, '/numbers/0', 'phone_number_malformed'],
    ['a number has no plus', { numbers: ['14255550123'] }, '/numbers/0', 'phone_number_malformed'],
    ['a number is too short', { numbers: ['+1425555012'] }, '/numbers/0', 'phone_number_malformed'],
    ['a number is an emergency one', { numbers: ['+12029112345'] }, '/numbers/0', 'phone_number_malformed'],
    [
      'a number stands twice',
      { numbers: ['+14255550123', '+14255550124', '+14255550123'] },
      '/numbers/2',
      'number_repeated',
    ],
    ['the account number is missing', { accountNumber: undefined }, '/accountNumber', 'required'],
    ['the ZIP code is missing', { postalCode: undefined }, '/postalCode', 'required'],
    ['the authority is missing', { agencyAuthorization: undefined }, '/agencyAuthorization', 'required'],
    ['the authority is a word', { agencyAuthorization: 'Y' }, '/agencyAuthorization', 'wrong_type'],
    ['the PIN is a number', { pin: 40618273 }, '/pin', 'wrong_type'],
    ['the version is no version', { version: '1' }, '/version', 'invalid_format'],
    ['the date is none', { desiredDueDate: '2026-02-30' }, '/desiredDueDate', 'invalid_format'],
    [
      'the date is an instant',
      { desiredDueDate: '2026-12-01T00:00:00Z' },
      '/desiredDueDate',
      'invalid_format',
    ],
    ['onPartial is unknown', { onPartial: 'all' }, '/onPartial', 'invalid_value'],
    ['a field is unknown', { color: 'red' }, '/color', 'unknown_field'],
    [
      'a SPID has no four characters',
      { networkProviderSpid: '123' },
      '/networkProviderSpid',
      'invalid_format',
    ],
  ];
  for (const [why, changes, path, code] of rows) {
    it(`is 422 ${code} at ${path} when ${why}, and nothing is kept`, async () => {
      const before = await countOrders();
      const order = { ...orderFor(world.now().org, []), ...right, ...changes };
      const { status, body } = await submit(world.now(), order);
      // With one fault the problem has its code; with several it is invalid_request.
      expect({ status, code: body.code }).toEqual({ status: 422, code });
      expect(body.errors).toEqual([expect.objectContaining({ path, code })]);
      expect(JSON.stringify(body)).not.toContain(rightPin);
      expect(await countOrders()).toBe(before);
    });
  }

  it('names everything that is wrong at once', async () => {
    const { body } = await submit(world.now(), { pin: 1, numbers: ['x'], extra: 1 });
    expect(body.code).toBe('invalid_request');
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      '/accountNumber',
      '/agencyAuthorization',
      '/extra',
      '/numbers/0',
      '/pin',
      '/postalCode',
      '/purchaseOrderNumber',
    ]);
  });

  it('is 401 without a token and 405 with another method', async () => {
    const { call, carrierToken } = world.now();
    expect((await call('POST', '/port-out-orders', { body: {} })).status).toBe(401);
    expect((await call('PUT', '/port-out-orders', { token: carrierToken, body: {} })).status).toBe(405);
  });

  describe('is not', () => {
    it('one of 5,000 numbers, which is decided as a whole', async () => {
      const { org } = world.now();
      const numbers = await addNumbers(world.now(), org, 5_000);
      const { status, body } = await submit(world.now(), orderFor(org, numbers));
      expect(status).toBe(201);
      expect(body).toMatchObject({ status: 'held', portClass: 'project' });
      expect(body.numbers).toHaveLength(5_000);
      expect(body.numbers.map((verdict: { number: string }) => verdict.number)).toEqual(numbers);
      const { call, operatorToken } = world.now();
      const path = `/port-out-orders/${body.id}`;
      const options = { token: operatorToken, body: { decision: 'confirm' } };
      expect((await call('POST', `${path}/decision`, options)).body.status).toBe('confirmed');
      const done = await call('POST', `${path}/completion`, { token: operatorToken, body: {} });
      expect(done.body.status).toBe('completed');
    });

    it('one of 5,000 numbers that nobody has', async () => {
      const { org } = world.now();
      const { status, body } = await submit(world.now(), orderFor(org, unusedNumbers(5_000)));
      expect(status).toBe(201);
      expect(body.status).toBe('rejected');
      expect(body.numbers).toHaveLength(5_000);
    });

    it('one with everything optional in it', async () => {
      const { org } = world.now();
      const [number] = await addNumbers(world.now(), org, 1);
      const order = orderFor(org, [number as string], {
        version: '07',
        desiredDueDate: '2026-12-11',
        onPartial: 'confirm_valid',
        customerCarrierName: 'ABC',
        networkProviderSpid: '1234',
        portabilityDirection: 'D',
        initiatorNumber: '+12065550100',
      });
      const { status, body } = await submit(world.now(), order);
      expect(status).toBe(201);
      expect(body).toMatchObject({ status: 'confirmed', version: '07', dueDate: '2026-12-11' });
    });
  });
});
