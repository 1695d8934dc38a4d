import { beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import {
  addNumber,
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
import { addSupplement, supplement } from '../support/supplements.ts';
import { worldOn } from '../support/world.ts';

/** An order is its organization's for good (decision 16). */
describeOnBothEngines('A correction that names numbers of others', (engine) => {
  const world = worldOn(engine);

  beforeAll(async () => {
    const { org, otherOrg } = world.now();
    await givePin(world.now(), org);
    await givePin(world.now(), otherOrg);
  });

  const amend = (id: string, body: object) => addSupplement(world.now(), id, body);
  const correction = (changes: object) => supplement('correction', '01', { pin: rightPin, ...changes });

  async function rejectedOrder() {
    const number = await addNumber(world.now());
    const { body } = await submit(world.now(), orderFor(world.now().org, [number], { pin: wrongPin }));
    expect(body.status).toBe('rejected');
    return { id: body.id as string, number };
  }

  async function ownerOf(id: string): Promise<string> {
    const { rows } = await world
      .now()
      .database.asOwner((owner) =>
        owner.query('SELECT organization_id AS owner FROM port_out_orders WHERE id = $1', [id]),
      );
    return rows[0].owner;
  }

  /** What the answer tells the carrier, less what differs in any two orders. */
  function told({ body }: { body: Record<string, unknown> }): string {
    const { id: _id, purchaseOrderNumber: _pon, createdAt: _created, numbers, ...rest } = body;
    const verdicts = (numbers as { status: string; reasons: { code: string }[] }[]).map((row) => [
      row.status,
      codesOf(row.reasons),
    ]);
    return JSON.stringify({ ...rest, verdicts });
  }

  it('rejects every number as not on the account, without a look at anybody’s PIN', async () => {
    const { org, otherOrg } = world.now();
    const { id, number } = await rejectedOrder();
    const [foreign = ''] = otherOrg.numbers;
    const before = [await pinStateOf(world.now()), await pinStateOf(world.now(), otherOrg)];
    const { status, body } = await amend(
      id,
      correction({ numbers: [number, foreign], onPartial: 'confirm_valid' }),
    );
    expect(status).toBe(201);
    expect(body.status).toBe('rejected');
    for (const { reasons } of body.numbers) expect(codesOf(reasons)).toEqual(['number_not_on_account']);
    expect([await pinStateOf(world.now()), await pinStateOf(world.now(), otherOrg)]).toEqual(before);
    expect(await ownerOf(id)).toBe(org.id);
  });

  it('tells the others in their own record that an attempt was made, and nothing else', async () => {
    const { otherOrg, call } = world.now();
    const { id } = await rejectedOrder();
    await amend(id, correction({ ...accountOf(otherOrg), numbers: [otherOrg.numbers[0]] }));
    expect((await auditActions(world.now(), otherOrg))[0]).toBe('port_out_order.attempted_on_numbers');
    expect((await noticeKinds(world.now(), otherOrg))[0]).toBe('attempt_on_numbers');
    expect((await auditActions(world.now()))[0]).toBe('port_out_order.amended');
    expect(await call('GET', `/port-out-orders/${id}`, { token: otherOrg.ownerToken })).toMatchObject({
      status: 404,
    });
  });

  it('is answered the same for a foreign number, an unknown one and one on another account', async () => {
    const { org, otherOrg, call, carrierToken: token } = world.now();
    const rows = [
      { ...accountOf(otherOrg), numbers: [otherOrg.numbers[0]] },
      { ...accountOf(org), numbers: unusedNumbers(1) },
      { accountNumber: 'WA-999999', numbers: [await addNumber(world.now())] },
    ];
    const asked: [string, object][] = [];
    for (const changes of rows) asked.push([(await rejectedOrder()).id, correction(changes)]);
    // All at one instant: nothing else may differ.
    const answers: string[] = [];
    for (const [id, body] of asked) {
      answers.push(told(await call('POST', `/port-out-orders/${id}/supplements`, { token, body })));
    }
    expect(answers[0]).toContain('number_not_on_account');
    expect(new Set(answers).size).toBe(1);
  });

  it('cannot take an order from the operator: the numbers are right and it is refused alike', async () => {
    const { org, operatorId } = world.now();
    const unknown = unusedNumbers(1);
    const { body: order } = await submit(world.now(), orderFor(org, unknown));
    expect(order.status).toBe('rejected');
    expect(await ownerOf(order.id)).toBe(operatorId);
    const number = await addNumber(world.now());
    const before = await pinStateOf(world.now());
    const { body } = await amend(order.id, correction({ numbers: [number] }));
    expect(body.status).toBe('rejected');
    expect(codesOf(body.numbers.at(-1).reasons)).toEqual(['number_not_on_account']);
    expect(body.numbers.at(-1).reasons[0].howToFix).toContain('new order');
    expect(await ownerOf(order.id)).toBe(operatorId);
    expect(await pinStateOf(world.now())).toEqual(before);
    expect((await noticeKinds(world.now()))[0]).toBe('attempt_on_numbers');
    // As a new order it is what it should have been.
    expect((await submit(world.now(), orderFor(org, [number]))).body.status).toBe('confirmed');
  });

  it('costs a decoy hash, like every refusal at the account', async () => {
    const { context, otherOrg } = world.now();
    const { id } = await rejectedOrder();
    let decoys = 0;
    const decoy = context.pinHasher.decoy.bind(context.pinHasher);
    context.pinHasher.decoy = () => {
      decoys += 1;
      return decoy();
    };
    await amend(id, correction({ numbers: [otherOrg.numbers[0]] }));
    context.pinHasher.decoy = decoy;
    expect(decoys).toBe(1);
  });
});

function accountOf({ accountNumber, postalCode }: { accountNumber: string; postalCode: string }) {
  return { accountNumber, postalCode };
}
