import { beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { holdProjects, type SubmittedOrder, submitOf } from '../support/held-orders.ts';
import { addToken, worldOn } from '../support/world.ts';

const dayMs = 24 * 3_600_000;

describeOnBothEngines("The porting desk's queue", (engine) => {
  const world = worldOn(engine);
  let stalled: SubmittedOrder;
  let early: SubmittedOrder;
  let late: SubmittedOrder;
  let ahead: SubmittedOrder;
  let rejected: SubmittedOrder;
  let auditorToken: string;

  beforeAll(async () => {
    const { clock, context, operatorId, otherOrg, otherCarrier } = world.now();
    await holdProjects(world.now());
    stalled = await submitOf(world.now(), 1);
    clock.advance(20 * dayMs);
    early = await submitOf(world.now(), 2);
    clock.advance(dayMs);
    late = await submitOf(world.now(), 3, { organization: otherOrg, token: otherCarrier.token });
    ahead = await submitOf(world.now(), 1);
    rejected = await submitOf(world.now(), 1, { changes: { pin: '91827364' } });
    auditorToken = await context.db
      .forOrganization(operatorId)
      .transaction((tx) => addToken(tx, 'operator', 'operator_auditor', clock.now()));
  });

  async function desk(query = '', token = world.now().operatorToken) {
    return world.now().call('GET', `/porting-desk/orders?${query}`, { token });
  }

  async function ids(query = ''): Promise<string[]> {
    const { status, body } = await desk(query);
    expect(status, JSON.stringify(body)).toBe(200);
    return body.items.map(({ id }: { id: string }) => id);
  }

  it('is what needs somebody over all organizations, the earliest deadline first', async () => {
    expect(await ids()).toEqual([stalled.id, early.id, late.id]);
    const [first, , third] = (await desk()).body.items;
    expect(first).toMatchObject({
      deskState: 'stalled',
      organizationName: 'Contoso',
      carrier: { name: 'Adatum Wireless', spid: '1234' },
      claimedBy: null,
      numberCount: 1,
    });
    expect(first.timeLeftSeconds).toBeLessThan(0);
    expect(third).toMatchObject({ deskState: 'held', organizationName: 'Fabrikam', numberCount: 3 });
    const leftMs = Date.parse(third.deadlineAt) - world.now().clock.now().getTime();
    expect(third.timeLeftSeconds).toBe(Math.trunc(leftMs / 1000));
    expect(third.deadlineAt).toBe(third.answerDueAt);
  });

  it('is narrowed by state and organization', async () => {
    expect(await ids('state=held')).toEqual([early.id, late.id]);
    expect(await ids('state=stalled')).toEqual([stalled.id]);
    expect(await ids('state=disputed')).toEqual([]);
    expect(new Set(await ids('state=open'))).toEqual(new Set([stalled.id, early.id, late.id, ahead.id]));
    expect(await ids(`organizationId=${world.now().otherOrg.id}`)).toEqual([late.id]);
    expect(await desk('organizationId=nonsense')).toMatchObject({ status: 404 });
  });

  it('comes in pages that neither repeat nor leave out', async () => {
    const seen: string[] = [];
    let cursor = '';
    for (let pages = 0; pages < 9; pages += 1) {
      const { body } = await desk(`state=open&limit=1${cursor}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen).toEqual(await ids('state=open'));
    const forged = Buffer.from('yesterday poo_1').toString('base64url');
    expect(await desk(`cursor=${forged}`)).toMatchObject({ status: 422, body: { code: 'invalid_format' } });
  });

  it('finds a number however it is written, and by its beginning', async () => {
    const number = early.numbers[1] ?? '';
    const national = number.slice(2);
    const written = `(${national.slice(0, 3)}) ${national.slice(3, 6)}-${national.slice(6)}`;
    for (const query of [number, national, written, `1 ${national}`, number.slice(0, -1)]) {
      expect(await ids(`query=${encodeURIComponent(query)}`), query).toContain(early.id);
    }
    expect(await ids(`query=${encodeURIComponent('+1 425 999')}`)).toEqual([]);
  });

  it('finds a PON by its beginning, a SPID, and a part of an organization’s name', async () => {
    expect(await ids(`query=${late.pon}`)).toContain(late.id);
    expect(await ids(`query=${late.pon.toLowerCase()}`)).toContain(late.id);
    expect(await ids('query=PON-')).toEqual([stalled.id, early.id, late.id]);
    expect(await ids('query=5678')).toEqual([late.id]);
    expect(await ids('query=brik')).toEqual([late.id]);
    expect(await ids('query=%25')).toEqual([]);
    expect(await ids(`query=${encodeURIComponent("' OR 1=1 --")}`)).toEqual([]);
  });

  it('looks through closed orders too when it is told what for', async () => {
    expect(await ids(`query=${rejected.pon}`)).toEqual([]);
    expect(await ids(`state=any&query=${rejected.pon}`)).toContain(rejected.id);
    expect(await desk('state=any')).toMatchObject({
      status: 422,
      body: { code: 'needs_a_search', errors: [{ path: '/state' }] },
    });
    expect(await desk('query=%20')).toMatchObject({ status: 422 });
  });

  it('is read by the operator’s people, the auditor too, and by nobody else', async () => {
    const { ownerToken, carrierToken } = world.now();
    expect((await desk('', auditorToken)).body.items).toHaveLength(3);
    for (const token of [ownerToken, carrierToken]) {
      expect(await desk('', token)).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
    }
  });
});
