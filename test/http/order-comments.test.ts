import { beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { holdProjects, type SubmittedOrder, submitOf } from '../support/held-orders.ts';
import { auditActions, deskNotices, noticeKinds } from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('Comments on an order', (engine) => {
  const world = worldOn(engine);
  let order: SubmittedOrder;

  beforeAll(async () => {
    await holdProjects(world.now());
    order = await submitOf(world.now(), 2);
  });

  async function write(token: string, audience: string, text: string, headers: Record<string, string> = {}) {
    const path = `/port-out-orders/${order.id}/comments`;
    const answer = await world.now().call('POST', path, { token, headers, body: { audience, text } });
    world.now().clock.advance(1);
    return answer;
  }

  async function read(token: string, query = '') {
    return world.now().call('GET', `/port-out-orders/${order.id}/comments?${query}`, { token });
  }

  async function texts(token: string): Promise<string[]> {
    return (await read(token)).body.items.map(({ text }: { text: string }) => text);
  }

  async function commentNotices(): Promise<number> {
    return (await noticeKinds(world.now())).filter((kind) => kind === 'order_commented').length;
  }

  it('reach the owner and the desk, and the carrier those that are for it', async () => {
    const { ownerToken, operatorToken, carrierToken, auditorToken } = world.now();
    expect(await write(ownerToken, 'internal', ' We know nothing of this. ')).toMatchObject({
      status: 201,
      body: { text: 'We know nothing of this.', audience: 'internal', author: { kind: 'token' } },
    });
    await write(operatorToken, 'carrier', 'Who authorized it?\nSend the letter, please.');
    await write(carrierToken, 'carrier', 'The letter follows.');
    const all = [
      'We know nothing of this.',
      'Who authorized it?\nSend the letter, please.',
      'The letter follows.',
    ];
    for (const token of [ownerToken, operatorToken, auditorToken]) expect(await texts(token)).toEqual(all);
    expect(await texts(carrierToken)).toEqual(all.slice(1));
    expect((await auditActions(world.now()))[0]).toBe('port_out_order.commented');
  });

  it('show the carrier no name but its own', async () => {
    const { items } = (await read(world.now().carrierToken)).body;
    expect(items.map(({ author }: { author: object }) => author)).toEqual([
      { kind: 'system', name: 'losing carrier' },
      { kind: 'carrier', name: 'Adatum Wireless' },
    ]);
  });

  it('are told to the organization when others wrote them', async () => {
    const { ownerToken, carrierToken, operatorToken } = world.now();
    const before = await commentNotices();
    await write(ownerToken, 'internal', 'Our own.');
    expect(await commentNotices()).toBe(before);
    await write(operatorToken, 'internal', 'The desk’s.');
    await write(carrierToken, 'carrier', 'The carrier’s.');
    expect(await commentNotices()).toBe(before + 2);
  });

  it('are told to the porting desk when the organization or the carrier wrote them', async () => {
    const { org, ownerToken, carrierToken, operatorToken } = world.now();
    const before = (await deskNotices(world.now(), order.id)).length;
    await write(operatorToken, 'internal', 'The desk to itself.');
    expect(await deskNotices(world.now(), order.id)).toHaveLength(before);
    await write(ownerToken, 'internal', 'We asked for none of this.');
    await write(carrierToken, 'carrier', 'Our letter is on its way.');
    const told = (await deskNotices(world.now(), order.id)).slice(before);
    const whose = { organizationId: org.id, organizationName: 'Contoso', purchaseOrderNumber: order.pon };
    expect(told).toMatchObject([
      { kind: 'order_commented', detail: { ...whose, audience: 'internal', by: 'owner token' } },
      { kind: 'order_commented', detail: { ...whose, audience: 'carrier', by: 'Adatum Wireless' } },
    ]);
    expect(JSON.stringify(told)).not.toContain('We asked');
  });

  it('reach the carrier’s feed once each, whoever else is told', async () => {
    const { carrierToken, call } = world.now();
    const comments = async () => {
      const { body } = await call('GET', '/events?limit=200', { token: carrierToken });
      return body.items.filter(({ kind }: { kind: string }) => kind === 'order_commented').length;
    };
    const before = await comments();
    await write(carrierToken, 'carrier', 'Once more.');
    expect(await comments()).toBe(before + 1);
  });

  it('by a carrier are never internal, and never blank by anybody', async () => {
    const { carrierToken, ownerToken } = world.now();
    const count = (await texts(ownerToken)).length;
    expect(await write(carrierToken, 'internal', 'Psst')).toMatchObject({
      status: 422,
      body: { code: 'carrier_audience_only', errors: [{ path: '/audience' }] },
    });
    expect(await write(ownerToken, 'internal', ' \n ')).toMatchObject({ body: { code: 'required' } });
    expect(await write(ownerToken, 'internal', 'a\u0007b')).toMatchObject({ body: { code: 'invalid_text' } });
    expect(await write(ownerToken, 'internal', 'x'.repeat(4001))).toMatchObject({ status: 422 });
    expect(await write(ownerToken, 'everyone', 'x')).toMatchObject({ status: 422 });
    expect(await texts(ownerToken)).toHaveLength(count);
  });

  it('are refused to whoever may only read, and hidden from strangers', async () => {
    const { auditorToken, otherOrg, otherCarrier } = world.now();
    expect(await write(auditorToken, 'internal', 'x')).toMatchObject({ status: 403 });
    for (const token of [otherOrg.ownerToken, otherCarrier.token]) {
      expect(await write(token, 'carrier', 'x')).toMatchObject({ status: 404 });
      expect(await read(token)).toMatchObject({ status: 404 });
    }
  });

  it('sent twice with one key are written once', async () => {
    const { ownerToken } = world.now();
    const headers = { 'idempotency-key': 'comment-once' };
    const first = await write(ownerToken, 'internal', 'Once.', headers);
    const second = await write(ownerToken, 'internal', 'Once.', headers);
    expect(second.body).toEqual(first.body);
    expect((await texts(ownerToken)).filter((text) => text === 'Once.')).toHaveLength(1);
  });

  it('come in pages', async () => {
    const { ownerToken } = world.now();
    const { body } = await read(ownerToken, 'limit=2');
    expect(body.items).toHaveLength(2);
    const next = await read(ownerToken, `limit=200&cursor=${body.nextCursor}`);
    expect([...body.items, ...next.body.items].map(({ text }) => text)).toEqual(await texts(ownerToken));
  });
});
