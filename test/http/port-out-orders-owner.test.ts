import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import {
  addNumber,
  addNumbers,
  auditActions,
  codesOf,
  givePin,
  noticeKinds,
  orderFor,
  pinStateOf,
  rightPin,
  submit,
  unusedNumbers,
  wrongPin,
} from '../support/port-outs.ts';
import { type World, type WorldOrganization, worldOn } from '../support/world.ts';

const noSuchOrder = 'poo_00000000000000000000000000';

describeOnBothEngines('Whose a port-out order is', (engine) => {
  const world = worldOn(engine);

  beforeAll(async () => {
    await givePin(world.now(), world.now().org);
    await givePin(world.now(), world.now().otherOrg);
  });

  async function ordersOf({ call }: World, { ownerToken }: WorldOrganization): Promise<string[]> {
    const { body } = await call('GET', '/port-out-orders?limit=200', { token: ownerToken });
    return body.items.map(({ id }: { id: string }) => id);
  }

  it('the organization’s that has its numbers: it sees it, and no other does', async () => {
    const { org, otherOrg, operatorToken, carrier, otherCarrier, call } = world.now();
    const { body } = await submit(world.now(), orderFor(org, [await addNumber(world.now())]));
    expect(await ordersOf(world.now(), org)).toContain(body.id);
    expect(await ordersOf(world.now(), otherOrg)).not.toContain(body.id);
    const path = `/port-out-orders/${body.id}`;
    const seenBy = async (token: string) => (await call('GET', path, { token })).status;
    for (const token of [org.ownerToken, org.auditorToken, operatorToken, carrier.token]) {
      expect(await seenBy(token)).toBe(200);
    }
    for (const token of [otherOrg.ownerToken, otherOrg.auditorToken, otherCarrier.token]) {
      expect(await seenBy(token)).toBe(404);
    }
  });

  it('the organization’s too that had a number last, when it has left', async () => {
    const { org, operatorToken, call } = world.now();
    const number = await addNumber(world.now());
    const { body } = await submit(world.now(), orderFor(org, [number]));
    await call('POST', `/port-out-orders/${body.id}/completion`, { token: operatorToken, body: {} });
    const again = await submit(world.now(), orderFor(org, [number]));
    expect(codesOf(again.body.numbers[0].reasons)).toEqual(['number_not_active']);
    expect(await ordersOf(world.now(), org)).toContain(again.body.id);
  });

  it('the operator’s when nobody here has the numbers', async () => {
    const { org, otherOrg, operatorId, operatorToken, call } = world.now();
    const { body } = await submit(world.now(), orderFor(org, unusedNumbers(2)));
    expect(body.status).toBe('rejected');
    for (const organization of [org, otherOrg]) {
      expect(await ordersOf(world.now(), organization)).not.toContain(body.id);
    }
    const seen = await call('GET', `/port-out-orders/${body.id}`, { token: operatorToken });
    expect(seen.body).toMatchObject({ organizationId: operatorId, accountNumber: org.accountNumber });
  });

  it('the operator’s when they are of several organizations, of whom each learns only of an attempt', async () => {
    const { org, otherOrg, operatorId, operatorToken, carrier, call } = world.now();
    const own = await addNumber(world.now(), org);
    const foreign = await addNumber(world.now(), otherOrg);
    const before = [await pinStateOf(world.now(), org), await pinStateOf(world.now(), otherOrg)];
    const { body } = await submit(world.now(), orderFor(org, [own, foreign], { pin: wrongPin }));
    expect(body).toMatchObject({ status: 'rejected', reasons: [] });
    const path = `/port-out-orders/${body.id}`;
    const seen = await call('GET', path, { token: operatorToken });
    expect(seen.body.organizationId).toBe(operatorId);
    for (const organization of [org, otherOrg]) {
      expect((await call('GET', path, { token: organization.ownerToken })).status).toBe(404);
      expect((await auditActions(world.now(), organization))[0]).toBe('port_out_order.attempted_on_numbers');
      expect((await noticeKinds(world.now(), organization))[0]).toBe('attempt_on_numbers');
      const audit = `/organizations/${organization.id}/audit-entries?limit=1`;
      const entry = (await call('GET', audit, { token: organization.ownerToken })).body.items[0];
      expect(entry).toMatchObject({ actor: { kind: 'carrier', name: carrier.name }, detail: {} });
      expect(JSON.stringify(entry)).not.toMatch(/\+1/);
    }
    expect([await pinStateOf(world.now(), org), await pinStateOf(world.now(), otherOrg)]).toEqual(before);
  });

  it('the organization’s when others of its numbers are unknown', async () => {
    const { org } = world.now();
    const numbers = [await addNumber(world.now()), ...unusedNumbers(1)];
    const { body } = await submit(world.now(), orderFor(org, numbers));
    expect(await ordersOf(world.now(), org)).toContain(body.id);
    expect(await auditActions(world.now())).not.toHaveLength(0);
  });

  describe('is not told by an id:', () => {
    const acts = [
      ['GET', ''],
      ['GET', '/events'],
      ['POST', '/decision'],
      ['POST', '/completion'],
    ] as const;
    for (const [method, part] of acts) {
      it(`${method} …${part} of a foreign order is answered exactly like one that is not there`, async () => {
        const { org, otherOrg, otherCarrier, call } = world.now();
        const { body } = await submit(world.now(), orderFor(org, [await addNumber(world.now())]));
        const options = method === 'POST' ? { body: part === '/decision' ? { decision: 'refuse' } : {} } : {};
        for (const token of [otherOrg.ownerToken, otherCarrier.token]) {
          const answers = [];
          for (const id of [body.id, noSuchOrder, 'poo_x', 'x']) {
            const answer = await call(method, `/port-out-orders/${id}${part}`, { token, ...options });
            answers.push({ ...answer.body, requestId: null, status: answer.status });
          }
          for (const answer of answers) expect(answer).toEqual(answers[1]);
          expect([403, 404]).toContain(answers[0]?.status);
        }
      });
    }
  });
});

describeOnBothEngines('What a gaining carrier learns of a number it has no proof for', (engine) => {
  const world = worldOn(engine);

  beforeAll(async () => {
    await givePin(world.now(), world.now().org);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** One number in each way of not being on the account that is given with it. */
  async function unproven() {
    const { org, otherOrg } = world.now();
    const [own] = await addNumbers(world.now(), org);
    const [foreign] = await addNumbers(world.now(), otherOrg);
    const [unknown] = unusedNumbers(1);
    return [
      ['unknown', orderFor(org, [unknown as string])],
      ['another organization’s', orderFor(org, [foreign as string])],
      ['on another account', orderFor(org, [own as string], { accountNumber: 'WA-999' })],
      [
        'on another account, with a wrong PIN',
        orderFor(org, [own as string], { accountNumber: 'x', pin: wrongPin }),
      ],
      ['unknown, without a PIN', orderFor(org, unusedNumbers(1), { pin: undefined })],
      ['unknown, with a wrong ZIP code', orderFor(org, unusedNumbers(1), { postalCode: '00000' })],
    ] as const;
  }

  it('is the same in every word, whether it is unknown, foreign or on another account', async () => {
    const seen = [];
    for (const [, order] of await unproven()) {
      const { body } = await submit(world.now(), order);
      const { id: _id, purchaseOrderNumber: _pon, createdAt: _at, decidedAt: _decided, ...rest } = body;
      const numbers = rest.numbers.map((verdict: object) => ({ ...verdict, number: '' }));
      seen.push({ ...rest, numbers, answerDueAt: rest.answerDueAt.slice(0, 16) });
    }
    expect(codesOf(seen[0]?.numbers[0].reasons)).toEqual(['number_not_on_account']);
    for (const one of seen) expect(one).toEqual(seen[0]);
  });

  it('takes as long: one hash each, and a wrong PIN on a proven number one as well', async () => {
    const { org, context } = world.now();
    const decoys = vi.spyOn(context.pinHasher, 'decoy');
    const checks = vi.spyOn(context.pinHasher, 'verify');
    for (const [how, order] of await unproven()) {
      decoys.mockClear();
      await submit(world.now(), order);
      expect([how, decoys.mock.calls.length, checks.mock.calls.length]).toEqual([how, 1, 0]);
    }
    decoys.mockClear();
    const [porting] = await addNumbers(world.now(), org);
    await submit(world.now(), orderFor(org, [porting as string], { pin: wrongPin }));
    expect([decoys.mock.calls.length, checks.mock.calls.length]).toEqual([0, 1]);
  });

  it('is less than its owner and the desk see: only they see account_number_mismatch', async () => {
    const { org, carrier, operatorToken, call } = world.now();
    const [own] = await addNumbers(world.now(), org);
    const order = orderFor(org, [own as string], { accountNumber: 'WA-999' });
    const submitted = await submit(world.now(), order);
    expect(submitted.body.reasons).toEqual([]);
    const path = `/port-out-orders/${submitted.body.id}`;
    const seenBy = async (token: string) => (await call('GET', path, { token })).body;
    for (const token of [org.ownerToken, org.auditorToken, operatorToken]) {
      const body = await seenBy(token);
      expect(codesOf(body.reasons)).toEqual(['account_number_mismatch']);
      expect(codesOf(body.numbers[0].reasons)).toEqual(['number_not_on_account']);
    }
    const { body: repeated } = await submit(world.now(), order);
    for (const body of [await seenBy(carrier.token), repeated]) {
      expect(body.reasons).toEqual([]);
      expect(codesOf(body.numbers[0].reasons)).toEqual(['number_not_on_account']);
    }
  });

  it('holds no right value, nor whose the order is', async () => {
    const { org, otherOrg } = world.now();
    for (const [, order] of await unproven()) {
      const { body } = await submit(world.now(), order);
      const text = JSON.stringify(body);
      for (const secret of [rightPin, org.id, otherOrg.id, org.name, otherOrg.accountNumber]) {
        expect(text).not.toContain(secret);
      }
      for (const key of [
        'organizationId',
        'carrier',
        'accountNumber',
        'postalCode',
        'agencyAuthorization',
        'heldBecause',
        'actions',
        'supplementKinds',
      ]) {
        expect(body).not.toHaveProperty(key);
      }
    }
  });
});
