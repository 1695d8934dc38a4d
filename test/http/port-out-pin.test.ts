import { beforeEach, describe, expect, it } from 'vitest';
import { insertBillingAccount } from '../../src/storage/billing-accounts.ts';
import { newId } from '../../src/storage/new-id.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import {
  addNumbers,
  auditActions,
  codesOf,
  givePin,
  noticeKinds,
  orderFor,
  pinStateOf,
  rightPin,
  submit,
  submitNew,
  wrongPin,
} from '../support/port-outs.ts';
import { type Answered, addToken, type WorldOrganization, worldOn } from '../support/world.ts';

const goodPins = ['40618273', '93517264', '0072648195', '581947', '26913857', '740261', '38150947', '619283'];

describeOnBothEngines('The port-out PIN', (engine) => {
  const world = worldOn(engine);

  function put(pin: unknown, token = world.now().ownerToken, organization = world.now().org) {
    const body = pin === undefined ? {} : { pin };
    return world.now().call('PUT', `/organizations/${organization.id}/port-out-pin`, { token, body });
  }

  function firstError({ body }: Answered) {
    return body.errors?.[0];
  }

  describe('that is not set', () => {
    it('is not set at the start', async () => {
      expect(await pinStateOf(world.now())).toMatchObject({
        state: 'not_set',
        setAt: null,
        setBy: null,
        uses: 0,
        failuresInRow: 0,
        attemptsBeforeHold: 10,
        isAvailable: true,
        policy: { pinNotSet: 'refuse' },
        history: [],
      });
    });

    const missing: readonly (readonly [what: string, pin: unknown])[] = [
      ['an empty one', ''],
      ['none', undefined],
      ['null', null],
    ];
    for (const [what, pin] of missing) {
      it(`is pin_required when ${what} is sent`, async () => {
        const answer = await put(pin);
        expect(answer.status).toBe(422);
        expect(firstError(answer)).toMatchObject({ path: '/pin', code: 'pin_required' });
      });
    }

    it('is set by an owner, and every part of it but the PIN can be read', async () => {
      const { clock } = world.now();
      const answer = await put(rightPin);
      expect(answer).toMatchObject({
        status: 200,
        body: {
          state: 'set',
          setAt: clock.now().toISOString(),
          setBy: 'owner token',
          uses: 0,
          failedAttempts: 0,
          attemptsBeforeHold: 10,
          history: [{ replacedAt: null }],
        },
      });
      expect(JSON.stringify(answer.body)).not.toContain(rightPin);
      expect(await noticeKinds(world.now())).toEqual(['pin_set']);
      expect((await auditActions(world.now()))[0]).toBe('pin.set');
      expect((await submitNew(world.now())).body.status).toBe('confirmed');
    });
  });

  const refused: readonly (readonly [pin: unknown, code: string, reasons?: string[]])[] = [
    ['12345', 'pin_too_short'],
    ['40618', 'pin_too_short'],
    ['40618273915', 'pin_too_long'],
    ['40 618273', 'pin_not_digits'],
    ['40618-273', 'pin_not_digits'],
    ['+40618273', 'pin_not_digits'],
    [' 40618273', 'pin_not_digits'],
    ['40618273\n', 'pin_not_digits'],
    ['４０６１８２７３', 'pin_not_digits'],
    ['٤٠٦١٨٢٧٣', 'pin_not_digits'],
    ['secret', 'pin_not_digits'],
    ['123456', 'pin_too_easy', ['sequence']],
    ['525252', 'pin_too_easy', ['few_digits', 'repeated_block']],
    ['100200', 'pin_too_easy', ['own_number']],
    ['5550123', 'pin_too_easy', ['own_number']],
    ['', 'pin_cannot_be_removed'],
    [null, 'pin_cannot_be_removed'],
    [undefined, 'pin_cannot_be_removed'],
  ];
  for (const [pin, code, reasons] of refused) {
    it(`${JSON.stringify(pin)} is refused with ${code}, and the one that is set stays`, async () => {
      await givePin(world.now(), world.now().org);
      const answer = await put(pin);
      expect(answer.status).toBe(422);
      const error = firstError(answer);
      expect(error).toMatchObject({ path: '/pin', code });
      for (const reason of reasons ?? []) expect(error.reasons).toContain(reason);
      if (typeof pin === 'string' && pin !== '') expect(JSON.stringify(answer.body)).not.toContain(pin);
      expect((await submitNew(world.now())).body.status).toBe('confirmed');
    });
  }

  it('that is a number or a list is a wrong type', async () => {
    for (const pin of [40618273, [rightPin], { pin: rightPin }, true]) {
      expect(firstError(await put(pin))).toMatchObject({ path: '/pin', code: 'wrong_type' });
    }
  });

  it('keeps its leading zeros', async () => {
    expect((await put('0072648195')).status).toBe(200);
    expect((await submitNew(world.now(), { pin: '0072648195' })).body.status).toBe('confirmed');
    for (const pin of ['72648195', '072648195']) {
      expect(codesOf((await submitNew(world.now(), { pin })).body.reasons)).toEqual(['pin_mismatch']);
    }
  });

  describe('is changed', () => {
    beforeEach(() => givePin(world.now(), world.now().org));

    it('any number of times, the old one being worth nothing from then on', async () => {
      await put('93517264');
      expect(codesOf((await submitNew(world.now())).body.reasons)).toEqual(['pin_mismatch']);
      expect((await submitNew(world.now(), { pin: '93517264' })).body.status).toBe('confirmed');
      expect((await noticeKinds(world.now())).slice(0, 2)).toContain('pin_changed');
      const { history } = await pinStateOf(world.now());
      expect(history[0]).toMatchObject({ replacedAt: null, uses: 1, failedAttempts: 1 });
      expect(history[1].replacedAt).not.toBeNull();
    });

    it('not to itself, and not to one of the last five', async () => {
      const { otherOrg } = world.now();
      const token = otherOrg.ownerToken;
      for (const pin of goodPins.slice(0, 7)) expect((await put(pin, token, otherOrg)).status).toBe(200);
      const code = async (pin: string) => firstError(await put(pin, token, otherOrg))?.code ?? 'set';
      expect(await code(goodPins[6] as string)).toBe('pin_unchanged');
      for (const pin of goodPins.slice(1, 6)) expect(await code(pin)).toBe('pin_reused');
      expect(await code(goodPins[0] as string)).toBe('set');
    });

    it('by one of two who change it at once; the other is told to look again', async () => {
      const answers = await Promise.all([put('84019372'), put('27560418')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 503]);
      const [won] = answers.flatMap(({ status }, at) => (status === 200 ? [at] : []));
      const pin = ['84019372', '27560418'][won as number];
      expect((await submitNew(world.now(), { pin })).body.status).toBe('confirmed');
    });

    it('never by the operator, an auditor or a carrier, nor by another organization', async () => {
      const { operatorToken, auditorToken, carrierToken, otherOrg } = world.now();
      expect((await put('93517264', operatorToken)).status).toBe(403);
      expect((await put('93517264', auditorToken)).status).toBe(403);
      expect((await put('93517264', carrierToken)).status).toBe(404);
      expect((await put('93517264', otherOrg.ownerToken)).status).toBe(404);
      expect((await submitNew(world.now())).body.status).toBe('confirmed');
    });
  });

  it('is never removed: DELETE is 405 with its own code, before and after it is set', async () => {
    const { call, ownerToken, operatorToken, otherOrg, org } = world.now();
    const path = `/organizations/${org.id}/port-out-pin`;
    for (const token of [ownerToken, operatorToken]) {
      expect(await call('DELETE', path, { token })).toMatchObject({
        status: 405,
        body: { code: 'pin_cannot_be_removed' },
      });
    }
    expect((await call('DELETE', path, { token: otherOrg.ownerToken })).status).toBe(404);
    expect((await call('DELETE', path)).status).toBe(401);
  });

  it('is suggested good, and nothing is stored', async () => {
    const { call, org, ownerToken, auditorToken } = world.now();
    const before = await pinStateOf(world.now());
    const path = `/organizations/${org.id}/port-out-pin/suggestions`;
    for (const length of [undefined, 6, 10]) {
      const { status, body } = await call('POST', path, { token: ownerToken, body: { length } });
      expect(status).toBe(200);
      expect(body.pin).toMatch(new RegExp(`^[0-9]{${length ?? 8}}$`));
      expect(Object.keys(body)).toEqual(['pin']);
    }
    for (const length of [5, 11, 6.5]) {
      expect((await call('POST', path, { token: ownerToken, body: { length } })).status).toBe(422);
    }
    expect((await call('POST', path, { token: auditorToken, body: {} })).status).toBe(403);
    expect(await pinStateOf(world.now())).toEqual(before);
  });
});

describeOnBothEngines('The port-out PIN of an organization outside the United States', (engine) => {
  const world = worldOn(engine);

  async function organizationIn(country: string): Promise<{ id: string; ownerToken: string }> {
    const { call, operatorToken, context } = world.now();
    const body = { name: `In ${country}`, country };
    const { body: made } = await call('POST', '/organizations', { token: operatorToken, body });
    const at = context.clock.now();
    const ownerToken = await context.db
      .forOrganization(made.id)
      .transaction((tx) => addToken(tx, 'organization', 'owner', at));
    return { id: made.id, ownerToken };
  }

  it('cannot be set, and says why', async () => {
    const { call } = world.now();
    const { id, ownerToken: token } = await organizationIn('CA');
    const path = `/organizations/${id}/port-out-pin`;
    expect((await call('GET', path, { token })).body).toMatchObject({ isAvailable: false, state: 'not_set' });
    for (const pin of [rightPin, '', null]) {
      expect(await call('PUT', path, { token, body: { pin } })).toMatchObject({
        status: 409,
        body: { code: 'organization_not_in_us' },
      });
    }
  });

  it('can be set in every territory', async () => {
    const { call } = world.now();
    for (const country of ['PR', 'VI', 'GU', 'MP', 'AS']) {
      const { id, ownerToken: token } = await organizationIn(country);
      const answer = await call('PUT', `/organizations/${id}/port-out-pin`, {
        token,
        body: { pin: rightPin },
      });
      expect([country, answer.status]).toEqual([country, 200]);
    }
  });
});

describeOnBothEngines('Automatic decisions on hold', (engine) => {
  const world = worldOn(engine);

  beforeEach(async () => {
    await givePin(world.now(), world.now().org);
    for (let n = 0; n < 10; n += 1) await submitNew(world.now(), { pin: wrongPin });
  });

  function resume(body: object, token = world.now().ownerToken) {
    const { call, org } = world.now();
    return call('POST', `/organizations/${org.id}/port-out-pin/resumption`, { token, body });
  }

  it('go on after an admin resumes them; what was held stays held', async () => {
    const held = await submitNew(world.now());
    expect(held.body.status).toBe('held');
    const { status, body } = await resume({ note: 'it was our own new colleague' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'set', failuresInRow: 0, onHoldSince: null, failedAttempts: 10 });
    expect((await submitNew(world.now())).body.status).toBe('confirmed');
    const { call, ownerToken, org } = world.now();
    const seen = await call('GET', `/port-out-orders/${held.body.id}`, { token: ownerToken });
    expect(seen.body).toMatchObject({
      status: 'held',
      heldBecause: 'pin_on_hold',
      actions: ['decide', 'dispute'],
    });
    const audit = await call('GET', `/organizations/${org.id}/audit-entries?action=pin.resumed`, {
      token: ownerToken,
    });
    expect(audit.body.items[0].detail).toEqual({ note: 'it was our own new colleague' });
    expect(await noticeKinds(world.now())).toContain('pin_resumed');
    expect(await resume({ note: 'again' })).toMatchObject({ status: 409, body: { code: 'pin_not_on_hold' } });
  });

  it('go on with a new PIN, and the tries at the old one are forgotten', async () => {
    const { call, org, ownerToken } = world.now();
    const path = `/organizations/${org.id}/port-out-pin`;
    const { body } = await call('PUT', path, { token: ownerToken, body: { pin: '93517264' } });
    expect(body).toMatchObject({ state: 'set', failuresInRow: 0, failedAttempts: 0, onHoldSince: null });
    expect((await submitNew(world.now(), { pin: '93517264' })).body.status).toBe('confirmed');
  });

  it('are not resumed without a note, nor by the operator or an auditor', async () => {
    const { operatorToken, auditorToken } = world.now();
    for (const body of [{}, { note: '' }, { note: '  ' }]) expect((await resume(body)).status).toBe(422);
    for (const token of [operatorToken, auditorToken]) {
      expect((await resume({ note: 'x' }, token)).status).toBe(403);
    }
    expect(await pinStateOf(world.now())).toMatchObject({ state: 'on_hold' });
  });

  it('do not touch another organization', async () => {
    const { otherOrg } = world.now();
    await givePin(world.now(), otherOrg);
    expect((await submitNew(world.now(), {}, otherOrg)).body.status).toBe('confirmed');
  });

  it('do not tell the gaining carrier why an order is held', async () => {
    const { body } = await submitNew(world.now());
    expect(body).toMatchObject({ status: 'held', reasons: [], answerDueAt: expect.any(String) });
    expect(body).not.toHaveProperty('heldBecause');
  });
});

describeOnBothEngines('A PIN and what carriers ask with it', (engine) => {
  const world = worldOn(engine);

  async function secondAccount(organization: WorldOrganization) {
    const { context } = world.now();
    const createdAt = context.clock.now();
    const id = newId('billingAccount', createdAt);
    const account = { accountNumber: 'WA-777', postalCode: '98101', name: 'Branch', contactEmails: [] };
    await context.db
      .forOrganization(organization.id)
      .transaction((tx) => insertBillingAccount(tx, { id, ...account, createdAt }));
    return id;
  }

  it('serve every account of the organization alike', async () => {
    const { org } = world.now();
    await givePin(world.now(), org);
    const [number] = await addNumbers(world.now(), org, 1, await secondAccount(org));
    const order = orderFor(org, [number as string], { accountNumber: 'WA-777', postalCode: '98101' });
    expect((await submit(world.now(), order)).body).toMatchObject({
      status: 'confirmed',
      portClass: 'simple',
    });
  });
});
