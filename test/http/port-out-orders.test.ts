import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/storage/new-id.ts';
import { insertPhoneNumbers } from '../../src/storage/phone-numbers.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import {
  addNumber,
  addNumbers,
  auditActions,
  changePolicy,
  codesOf,
  givePin,
  noticeKinds,
  orderFor,
  pinStateOf,
  rightPin,
  submit,
  submitNew,
  unusedNumbers,
  wrongPin,
} from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('A port-out order', (engine) => {
  const world = worldOn(engine);

  beforeAll(async () => {
    await givePin(world.now(), world.now().org);
  });

  it('is confirmed with the FOC date when everything is right', async () => {
    const { org, carrier } = world.now();
    const number = await addNumber(world.now());
    const { status, body } = await submit(world.now(), orderFor(org, [number]));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^poo_/),
      version: '00',
      status: 'confirmed',
      portClass: 'non_simple',
      numbers: [{ number, status: 'confirmed', reasons: [] }],
      reasons: [],
      warnings: [],
      // Tuesday, 08:00 in Denver; Thursday is Thanksgiving.
      createdAt: '2026-11-24T15:00:00.000Z',
      answerDueAt: '2026-11-25T15:00:00.000Z',
      timeZone: 'America/Denver',
      dueDate: '2026-12-01',
      firmOrderCommitmentAt: '2026-12-01T07:00:00.000Z',
    });
    const asked = await world.now().call('GET', `/port-out-orders/${body.id}`, { token: carrier.token });
    expect(asked).toMatchObject({ status: 200, body });
  });

  it('keeps a desired due date that is lawful', async () => {
    const { body } = await submitNew(world.now(), { desiredDueDate: '2026-12-11' });
    expect(body).toMatchObject({ status: 'confirmed', dueDate: '2026-12-11', desiredDueDate: '2026-12-11' });
  });

  it('finds the account whatever the case of its number, and needs only the ZIP code of five digits', async () => {
    const { body } = await submitNew(world.now(), { accountNumber: ' wa-100200', postalCode: '98052-6399' });
    expect(body.status).toBe('confirmed');
  });

  const rejections: readonly (readonly [why: string, changes: Record<string, unknown>, codes: string[]])[] = [
    ['no authority of the end user', { agencyAuthorization: false }, ['agency_authorization_missing']],
    ['a wrong ZIP code', { postalCode: '10001' }, ['postal_code_mismatch']],
    ['a wrong ZIP code, whatever the PIN', { postalCode: '10001', pin: wrongPin }, ['postal_code_mismatch']],
    ['a missing PIN', { pin: undefined }, ['pin_missing']],
    ['a PIN that is null', { pin: null }, ['pin_missing']],
    ['an empty PIN', { pin: '' }, ['pin_missing']],
    ['a PIN that is no PIN', { pin: 'letters' }, ['pin_mismatch']],
    ['a PIN with the right digits and a blank', { pin: `${rightPin} ` }, ['pin_mismatch']],
    ['a wrong PIN, before the date', { pin: wrongPin, desiredDueDate: '2026-11-01' }, ['pin_mismatch']],
    ['a date in the past', { desiredDueDate: '2026-11-23' }, ['due_date_in_past']],
    ['a date too soon', { desiredDueDate: '2026-11-30' }, ['due_date_too_soon']],
    ['a date too far', { desiredDueDate: '2027-01-24' }, ['due_date_too_far']],
  ];
  for (const [why, changes, codes] of rejections) {
    it(`is rejected for ${why}`, async () => {
      await givePin(world.now(), world.now().org);
      const { status, body } = await submitNew(world.now(), changes);
      expect(status).toBe(201);
      expect(body).toMatchObject({ status: 'rejected', dueDate: null, firmOrderCommitmentAt: null });
      expect(codesOf(body.reasons)).toEqual(codes);
      expect(body.numbers).toMatchObject([{ status: 'rejected', reasons: [] }]);
    });
  }

  it('gives each reason with its field, what is wrong and what to do, in the language asked for', async () => {
    const changes = { postalCode: '10001' };
    const { body } = await submitNew(world.now(), changes);
    expect(body.reasons[0]).toMatchObject({
      field: 'postalCode',
      message: 'The ZIP code is not the one of the account.',
      howToFix: expect.stringContaining('send a correction'),
    });
    const order = orderFor(world.now().org, [await addNumber(world.now())], changes);
    const french = await submit(world.now(), order, { headers: { 'accept-language': 'fr-CA' } });
    expect(french.body.reasons[0].message).toBe('Le code postal n’est pas celui du compte.');
    expect(french.body.reasons[0].howToFix).toMatch(/^Vérifiez/);
  });

  it('tells everything that is wrong with account and numbers at once, each on its number', async () => {
    const { org } = world.now();
    const porting = await addNumber(world.now());
    await submit(world.now(), orderFor(org, [porting]));
    const [unknown] = unusedNumbers(1);
    const right = await addNumber(world.now());
    const numbers = [unknown as string, porting, right];
    const { body } = await submit(world.now(), orderFor(org, numbers, { postalCode: '10001' }));
    expect(codesOf(body.reasons)).toEqual(['postal_code_mismatch']);
    expect(body.numbers.map((verdict: { reasons: [] }) => codesOf(verdict.reasons))).toEqual([
      ['number_not_on_account'],
      ['number_already_porting'],
      [],
    ]);
  });

  it('refuses the kind of number before it looks at the books', async () => {
    const { org } = world.now();
    const numbers = ['+18005550100', '+16045550100', '+442079460000', await addNumber(world.now())];
    const { body } = await submit(world.now(), orderFor(org, numbers, { accountNumber: 'nobody’s' }));
    expect(body.status).toBe('rejected');
    expect(body.numbers.map((verdict: { reasons: [] }) => codesOf(verdict.reasons))).toEqual([
      ['toll_free_not_supported'],
      ['country_not_supported'],
      ['country_not_supported'],
      [],
    ]);
  });

  it('confirms the good numbers and rejects the others under confirm_valid', async () => {
    const { org } = world.now();
    const good = await addNumber(world.now());
    const [unknown] = unusedNumbers(1);
    const numbers = ['+18005550100', unknown as string, good];
    const { body } = await submit(world.now(), orderFor(org, numbers, { onPartial: 'confirm_valid' }));
    expect(body).toMatchObject({
      status: 'confirmed',
      numbers: [
        { status: 'rejected', reasons: [{ code: 'toll_free_not_supported' }] },
        { status: 'rejected', reasons: [{ code: 'number_not_on_account' }] },
        { number: good, status: 'confirmed', reasons: [] },
      ],
    });
    const again = await submit(world.now(), orderFor(org, [good]));
    expect(codesOf(again.body.numbers[0].reasons)).toEqual(['number_already_porting']);
  });

  it('leaves a number free that it rejected', async () => {
    const { org } = world.now();
    const number = await addNumber(world.now());
    await submit(world.now(), orderFor(org, [number], { pin: undefined }));
    expect((await submit(world.now(), orderFor(org, [number]))).body.status).toBe('confirmed');
  });

  it('warns of an area code that is in no plan and counts in the owner’s zone', async () => {
    const { org, context } = world.now();
    const at = context.clock.now();
    const row = { number: '+12455550123', billingAccountId: org.billingAccountId, assignedTo: null };
    await context.db
      .forOrganization(org.id)
      .transaction((tx) => insertPhoneNumbers(tx, [{ ...row, id: newId('phoneNumber', at) }], at));
    const { body } = await submit(world.now(), orderFor(org, [row.number]));
    expect(body).toMatchObject({
      status: 'confirmed',
      timeZone: 'America/Los_Angeles',
      warnings: [{ code: 'area_code_unknown' }],
    });
  });

  it('is held as a project with the right PIN, and rejected with a wrong one', async () => {
    const { org } = world.now();
    await changePolicy(world.now(), { projectThreshold: 2 });
    const numbers = await addNumbers(world.now(), org, 3);
    const wrong = await submit(world.now(), orderFor(org, numbers, { pin: wrongPin }));
    expect(codesOf(wrong.body.reasons)).toEqual(['pin_mismatch']);
    const { body } = await submit(world.now(), orderFor(org, numbers));
    expect(body).toMatchObject({
      status: 'held',
      portClass: 'project',
      reasons: [],
      dueDate: null,
      firmOrderCommitmentAt: null,
      decidedAt: null,
    });
    expect(body.answerDueAt).toMatch(/^2026-11-25T15:00:00/);
    expect((await noticeKinds(world.now()))[0]).toBe('order_held');
    await changePolicy(world.now(), { projectThreshold: 200 });
  });

  describe('on behalf of a carrier', () => {
    it('is sent by the operator, who names the carrier', async () => {
      const { org, operatorToken, carrier, otherCarrier, call } = world.now();
      const order = orderFor(org, [await addNumber(world.now())], { carrierId: carrier.id });
      const { status, body } = await submit(world.now(), order, { token: operatorToken });
      expect(status).toBe(201);
      expect(body).toMatchObject({ status: 'confirmed', carrier: { id: carrier.id, spid: carrier.spid } });
      const path = `/port-out-orders/${body.id}`;
      expect((await call('GET', path, { token: carrier.token })).status).toBe(200);
      expect((await call('GET', path, { token: otherCarrier.token })).status).toBe(404);
    });

    const bad: readonly (readonly [why: string, carrierId: string | undefined, code: string])[] = [
      ['without naming one', undefined, 'required'],
      ['that is not there', 'car_00000000000000000000000000', 'unknown_reference'],
      ['that is no id', 'Adatum', 'unknown_reference'],
    ];
    for (const [why, carrierId, code] of bad) {
      it(`is refused for one ${why}`, async () => {
        const order = orderFor(world.now().org, unusedNumbers(1), { carrierId });
        const answer = await submit(world.now(), order, { token: world.now().operatorToken });
        expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: '/carrierId', code }] } });
      });
    }

    it('is refused to a carrier that names another', async () => {
      const order = orderFor(world.now().org, unusedNumbers(1), { carrierId: world.now().otherCarrier.id });
      expect((await submit(world.now(), order)).status).toBe(422);
    });

    it('is refused to an organization’s own people', async () => {
      const { org, ownerToken, carrier } = world.now();
      const order = orderFor(org, unusedNumbers(1), { carrierId: carrier.id });
      expect(await submit(world.now(), order, { token: ownerToken })).toMatchObject({
        status: 403,
        body: { code: 'not_permitted' },
      });
    });
  });

  it('leaves notice, history and record of what was decided, and no PIN anywhere', async () => {
    const { org, call, ownerToken, logLines } = world.now();
    const { body } = await submitNew(world.now());
    const { body: events } = await call('GET', `/port-out-orders/${body.id}/events`, { token: ownerToken });
    expect(events.items).toMatchObject([
      {
        sequence: 1,
        actor: { kind: 'carrier', name: 'Adatum Wireless' },
        action: 'submitted',
        fromStatus: null,
        toStatus: 'confirmed',
      },
    ]);
    const { body: audit } = await call('GET', `/organizations/${org.id}/audit-entries`, {
      token: ownerToken,
    });
    expect(audit.items[0]).toMatchObject({
      action: 'port_out_order.submitted',
      actor: { kind: 'carrier', name: 'Adatum Wireless' },
      subject: { kind: 'port_out_order', id: body.id },
      detail: { status: 'confirmed', stage: 'passed', dueDate: '2026-12-01' },
    });
    const { body: notices } = await call('GET', `/organizations/${org.id}/notices`, { token: ownerToken });
    expect(notices.items[0]).toMatchObject({ kind: 'order_confirmed', subjectId: body.id });
    for (const shown of [body, events, audit, notices, logLines]) {
      expect(JSON.stringify(shown)).not.toContain(rightPin);
    }
    expect(await auditActions(world.now())).not.toContain('port_out_order.attempted_on_numbers');
  });

  it('counts a right PIN as a use and a wrong one as a failed attempt', async () => {
    const { org } = world.now();
    await givePin(world.now(), org);
    await submitNew(world.now());
    await submitNew(world.now(), { pin: wrongPin });
    await submitNew(world.now(), { pin: undefined });
    await submitNew(world.now(), { pin: wrongPin, postalCode: '10001' });
    expect(await pinStateOf(world.now())).toMatchObject({ uses: 1, failedAttempts: 1, failuresInRow: 1 });
  });
});

describeOnBothEngines('Where an organization has set no PIN, a port-out order', (engine) => {
  const world = worldOn(engine);

  it('is rejected by the policy refuse, with or without one', async () => {
    for (const pin of [undefined, rightPin]) {
      const { body } = await submitNew(world.now(), { pin });
      expect(body.status).toBe('rejected');
      expect(codesOf(body.reasons)).toEqual(['pin_not_set']);
    }
  });

  it('is confirmed without one by the policy skip, which the page and the record tell', async () => {
    const { operatorToken, call } = world.now();
    await changePolicy(world.now(), { pinNotSet: 'skip' });
    expect((await submitNew(world.now(), { pin: undefined })).body.status).toBe('confirmed');
    expect((await submitNew(world.now(), { pin: rightPin })).body.status).toBe('confirmed');
    const wrongZip = await submitNew(world.now(), { pin: undefined, postalCode: '10001' });
    expect(codesOf(wrongZip.body.reasons)).toEqual(['postal_code_mismatch']);
    expect(await pinStateOf(world.now())).toMatchObject({ policy: { pinNotSet: 'skip' } });
    const { operatorId } = world.now();
    const path = `/organizations/${operatorId}/audit-entries`;
    const { body: audit } = await call('GET', path, { token: operatorToken });
    expect(audit.items[0]).toMatchObject({ action: 'operator_settings.changed' });
  });

  it('asks for the PIN again as soon as one is set', async () => {
    await givePin(world.now(), world.now().org);
    expect(codesOf((await submitNew(world.now(), { pin: undefined })).body.reasons)).toEqual(['pin_missing']);
  });
});
