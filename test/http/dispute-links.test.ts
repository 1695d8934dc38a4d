import { expect, test } from 'vitest';
import { newOneTimeToken } from '../../src/secrets/one-time-token.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { mailedToken, waitingMails } from '../support/mails.ts';
import { addPerson } from '../support/people.ts';
import { addNumber, auditActions, deskNotices, givePin, orderFor, submit } from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

const day = 24 * 3_600_000;
const ana = 'ana@contoso.example';
const contact = 'billing@contoso.example';

describeOnBothEngines('the link "This was not us" of a mail', (engine) => {
  const world = worldOn(engine);
  let isReady = false;

  /** A confirmed order, of which Ana and a contact are mailed. */
  async function mailedOrder() {
    const { org, database } = world.now();
    if (!isReady) {
      await addPerson(world.now(), { email: ana, organizationId: org.id, role: 'owner' });
      await database.asOwner((owner) =>
        owner.query(`UPDATE billing_accounts SET contact_emails = '["${contact}"]'`),
      );
      await givePin(world.now(), org);
      isReady = true;
    }
    const number = await addNumber(world.now());
    const { body } = await submit(world.now(), orderFor(org, [number]));
    expect(body.status).toBe('confirmed');
    return { id: body.id as string, number, pon: body.purchaseOrderNumber as string };
  }

  const inspect = (token: string) =>
    world.now().call('POST', '/dispute-links/inspection', { body: { token } });
  const use = (token: string) => world.now().call('POST', '/dispute-links/use', { body: { token } });
  const order = async (id: string) =>
    (await world.now().call('GET', `/port-out-orders/${id}`, { token: world.now().ownerToken })).body;

  test('tells what it is about in masked numbers, and changes nothing', async () => {
    const { id, number, pon } = await mailedOrder();
    const token = await mailedToken(world.now(), world.now().org.id, ana);
    const { status, body } = await inspect(token);
    expect(status).toBe(200);
    expect(body).toEqual({
      organizationName: 'Contoso',
      timeZone: 'America/Los_Angeles',
      carrierName: 'Adatum Wireless',
      purchaseOrderNumber: pon,
      status: 'confirmed',
      canBeDisputed: true,
      numberCount: 1,
      numberEndings: [number.slice(-4)],
      receivedAt: '2026-11-24T15:00:00.000Z',
    });
    await inspect(token);
    expect((await order(id)).status).toBe('confirmed');
  });

  test('opened by a program that follows links freezes nothing', async () => {
    const { id } = await mailedOrder();
    const token = await mailedToken(world.now(), world.now().org.id, ana);
    for (const url of ['/not-us', '/api/v1/dispute-links/use', `/api/v1/dispute-links/use?token=${token}`]) {
      await world.now().app.inject({ method: 'GET', url });
    }
    expect((await order(id)).status).toBe('confirmed');
    expect((await inspect(token)).status).toBe(200);
  });

  test('freezes the order at once, in the name of whom it was mailed to, and only once', async () => {
    const { id } = await mailedOrder();
    const { org, ownerToken, carrierToken, call } = world.now();
    const token = await mailedToken(world.now(), org.id, ana);
    const both = await Promise.all([use(token), use(token)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect(both.find(({ status }) => status === 200)?.body).toEqual({
      status: 'disputed',
      organizationId: org.id,
      orderId: id,
    });
    expect((await order(id)).status).toBe('disputed');
    expect(await use(token)).toMatchObject({ status: 404, body: { code: 'dispute_link_invalid' } });
    expect(await inspect(token)).toMatchObject({ status: 404, body: { code: 'dispute_link_invalid' } });
    const { body } = await call('GET', `/port-out-orders/${id}/events`, { token: ownerToken });
    expect(body.items.at(-1)).toMatchObject({
      actor: { kind: 'user', name: 'ana' },
      action: 'disputed',
      openedThrough: 'mail_link',
    });
    const asCarrier = await call('GET', `/port-out-orders/${id}/events`, { token: carrierToken });
    expect(asCarrier.body.items.at(-1)).toMatchObject({ action: 'disputed', openedThrough: null });
    expect((await auditActions(world.now()))[0]).toBe('port_out_order.disputed');
    const [row] = await world.now().database.asOwner(async (owner) => {
      const found = await owner.query(`SELECT * FROM port_out_order_disputes WHERE order_id = '${id}'`);
      return found.rows;
    });
    expect(await deskNotices(world.now(), id)).toMatchObject([
      { kind: 'order_disputed', detail: { by: 'ana' } },
    ]);
    expect(row).toMatchObject({ opened_through: 'mail_link', opened_by: 'ana', from_status: 'confirmed' });
  });

  test('of a contact address works alike, and a second one finds the order frozen', async () => {
    const { id } = await mailedOrder();
    const { org } = world.now();
    const [ofAna, ofContact] = [
      await mailedToken(world.now(), org.id, ana),
      await mailedToken(world.now(), org.id, contact),
    ];
    expect((await use(ofContact)).status).toBe(200);
    expect(await use(ofAna)).toMatchObject({ status: 200, body: { status: 'disputed', orderId: id } });
  });

  test('is the same for every try to send its mail', async () => {
    await mailedOrder();
    const { org } = world.now();
    expect(await mailedToken(world.now(), org.id, ana)).toBe(await mailedToken(world.now(), org.id, ana));
  });

  test('ends after thirty days', async () => {
    await mailedOrder();
    const token = await mailedToken(world.now(), world.now().org.id, ana);
    world.now().clock.advance(30 * day - 1000);
    expect((await inspect(token)).status).toBe(200);
    world.now().clock.advance(2000);
    expect((await inspect(token)).status).toBe(404);
    expect((await use(token)).status).toBe(404);
  });

  test('of an order that has ended is refused and not used up', async () => {
    const { id } = await mailedOrder();
    const token = await mailedToken(world.now(), world.now().org.id, ana);
    await world
      .now()
      .database.asOwner((owner) =>
        owner.query(`UPDATE port_out_orders SET status = 'cancelled' WHERE id = '${id}'`),
      );
    expect((await inspect(token)).body).toMatchObject({ status: 'cancelled', canBeDisputed: false });
    expect(await use(token)).toMatchObject({ status: 409, body: { code: 'move_not_allowed' } });
    expect((await inspect(token)).status).toBe(200);
  });

  test('is told apart neither from an unknown nor from a broken one', async () => {
    const unknown = await use(newOneTimeToken().token);
    expect(unknown).toMatchObject({ status: 404, body: { code: 'dispute_link_invalid' } });
    expect((await use('x')).body.detail).toBe(unknown.body.detail);
    expect((await world.now().call('POST', '/dispute-links/use', { body: {} })).status).toBe(422);
  });

  test('lies in the tables by its hash alone', async () => {
    await mailedOrder();
    const { org, database } = world.now();
    const token = await mailedToken(world.now(), org.id, ana);
    const everything = await database.asOwner(async (owner) => {
      const found = await owner.query(
        'SELECT (SELECT json_agg(d) FROM deliveries d) AS d, (SELECT json_agg(l) FROM dispute_links l) AS l',
      );
      return JSON.stringify(found.rows);
    });
    expect(everything).toContain('sealedToken');
    expect(everything).not.toContain(token);
    expect(world.now().logLines.join('\n')).not.toContain(token);
    expect(JSON.stringify(await waitingMails(world.now(), org.id))).not.toContain(token);
  });

  test('is not tried without end from one address', async () => {
    const answers = [];
    for (let tried = 0; tried < 31; tried += 1) answers.push(await use('guess'));
    expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    const { id } = await mailedOrder();
    const token = await mailedToken(world.now(), world.now().org.id, ana);
    // A good one works from the same address all the same, and as often as it is looked at.
    for (let looked = 0; looked < 31; looked += 1) expect((await inspect(token)).status).toBe(200);
    expect(await use(token)).toMatchObject({ status: 200, body: { status: 'disputed', orderId: id } });
  });
});
