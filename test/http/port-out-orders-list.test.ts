import { beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { addNumber, givePin, orderFor, submit } from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('The list of port-out orders', (engine) => {
  const world = worldOn(engine);
  const made: { id: string; number: string; pon: string }[] = [];

  beforeAll(async () => {
    const { org, clock } = world.now();
    await givePin(world.now(), org);
    for (let n = 0; n < 5; n += 1) {
      const number = await addNumber(world.now());
      const order = orderFor(org, [number], n === 4 ? { pin: undefined } : {});
      const { body } = await submit(world.now(), order);
      made.unshift({ id: body.id, number, pon: order.purchaseOrderNumber });
      clock.advance(60_000);
    }
  });

  async function idsOf(query: string, token = world.now().ownerToken) {
    const { body } = await world.now().call('GET', `/port-out-orders?${query}`, { token });
    return body.items?.map(({ id }: { id: string }) => id) ?? body;
  }

  const all = () => made.map(({ id }) => id);

  it('is newest first, for the organization, the carrier and the operator', async () => {
    const { ownerToken, carrierToken, operatorToken, otherCarrier, otherOrg } = world.now();
    for (const token of [ownerToken, carrierToken, operatorToken])
      expect(await idsOf('', token)).toEqual(all());
    for (const token of [otherCarrier.token, otherOrg.ownerToken]) expect(await idsOf('', token)).toEqual([]);
  });

  it('comes in pages that neither repeat nor leave out', async () => {
    const { call, ownerToken } = world.now();
    const seen: string[] = [];
    let cursor = '';
    for (let pages = 0; pages < 5; pages += 1) {
      const path = `/port-out-orders?limit=2${cursor}`;
      const { body } = await call('GET', path, { token: ownerToken });
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
    }
    expect(seen).toEqual(all());
  });

  it('is narrowed by status, PON, number and time', async () => {
    const [newest, second] = made as [(typeof made)[0], (typeof made)[0]];
    expect(await idsOf('status=rejected')).toEqual([newest.id]);
    expect(await idsOf(`purchaseOrderNumber=${second.pon}`)).toEqual([second.id]);
    expect(await idsOf(`number=${encodeURIComponent(second.number)}`)).toEqual([second.id]);
    expect(await idsOf('createdTo=2026-11-24T15:00:30.000Z')).toEqual([made.at(-1)?.id]);
    expect(await idsOf('createdFrom=2026-11-24T15:04:00.000Z')).toEqual([newest.id]);
    expect(await idsOf('status=held')).toEqual([]);
  });

  it('is narrowed by the gaining carrier: its SPID, or a part of its name however capitalized', async () => {
    const { operatorToken, otherCarrier, org } = world.now();
    const other = orderFor(org, [await addNumber(world.now())]);
    const { body } = await submit(world.now(), other, { token: otherCarrier.token });
    for (const token of [world.now().ownerToken, operatorToken]) {
      expect(await idsOf('carrier=5678', token)).toEqual([body.id]);
      expect(await idsOf('carrier=PROSEWARE', token)).toEqual([body.id]);
      expect(await idsOf('carrier=1234', token)).toEqual(all());
      expect(await idsOf('carrier=567', token)).toEqual([]);
      expect(await idsOf('carrier=nobody', token)).toEqual([]);
    }
    expect(await idsOf('carrier=Adatum', otherCarrier.token)).toEqual([]);
    made.unshift({ id: body.id, number: other.numbers[0] ?? '', pon: other.purchaseOrderNumber });
  });

  it('of one organization is for the operator and its own people', async () => {
    const { org, otherOrg, operatorToken, ownerToken } = world.now();
    expect(await idsOf(`organizationId=${org.id}`, operatorToken)).toEqual(all());
    expect(await idsOf(`organizationId=${org.id}`)).toEqual(all());
    expect(await idsOf(`organizationId=${otherOrg.id}`, operatorToken)).toEqual([]);
    expect(await idsOf(`organizationId=${org.id}`, otherOrg.ownerToken)).toMatchObject({ status: 404 });
    expect(await idsOf(`organizationId=${otherOrg.id}`, ownerToken)).toMatchObject({ status: 404 });
  });

  it('is not asked for an organization by a carrier, be it there or not', async () => {
    const { org, otherOrg, carrierToken } = world.now();
    for (const id of [org.id, otherOrg.id, 'org_00000000000000000000000000', 'x', '']) {
      expect(await idsOf(`organizationId=${id}`, carrierToken)).toMatchObject({
        status: 422,
        errors: [{ path: '/organizationId', code: 'unknown_reference' }],
      });
    }
  });

  it('shows the owner the account and what may be done, and the carrier neither', async () => {
    const { call, ownerToken, carrierToken } = world.now();
    const own = (await call('GET', '/port-out-orders?limit=1', { token: ownerToken })).body.items[0];
    expect(own).toMatchObject({ numberCount: 1, firstNumber: made[0]?.number, accountNumber: 'WA-100200' });
    expect(own.lastEventAt).toBe(own.createdAt);
    const carriers = (await call('GET', '/port-out-orders?limit=1', { token: carrierToken })).body.items[0];
    for (const key of [
      'lastEventAt',
      'organizationId',
      'accountNumber',
      'postalCode',
      'carrier',
      'agencyAuthorization',
      'actions',
      'supplementKinds',
    ]) {
      expect(carriers).not.toHaveProperty(key);
    }
  });
});
