import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMails } from '../../src/outbound/open-mails.ts';
import { Deliverer } from '../../src/workers/deliver.ts';
import { mailChannel } from '../../src/workers/mail-channel.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openMailServer, type TestMailServer } from '../support/mail-server.ts';
import { addPerson } from '../support/people.ts';
import { addNumber, givePin, orderFor, rightPin, submit } from '../support/port-outs.ts';
import { readMail } from '../support/read-mail.ts';
import { worldOn } from '../support/world.ts';

const hour = 3_600_000;
const mail = { mailFrom: 'porting@pk.example.com', baseUrl: 'https://pk.example.com' };

describeOnBothEngines('a mail on its way', (engine) => {
  const world = worldOn(engine, { baseUrl: mail.baseUrl });
  const folder = mkdtempSync(join(tmpdir(), 'portkeeper-mails-'));
  let server: TestMailServer;
  beforeAll(async () => {
    server = await openMailServer();
    const { org } = world.now();
    await addPerson(world.now(), { email: 'ana@contoso.example', organizationId: org.id, role: 'owner' });
    await givePin(world.now(), org);
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  /** Sends everything that is due, by the server or into the folder. */
  async function deliver(smtpUrl: string | null = server.url): Promise<void> {
    const mails = openMails({ ...mail, smtpUrl, folder });
    const deliverer = new Deliverer(world.now().context, { mail: mailChannel(world.now().context, mails) });
    await deliverer.begin();
    await deliverer.idle();
    await mails.close();
  }

  async function mailedOrder(): Promise<string> {
    const { org } = world.now();
    const number = await addNumber(world.now());
    const { body } = await submit(world.now(), orderFor(org, [number]));
    expect(body.status).toBe('confirmed');
    return body.id;
  }

  const rows = async (columns: string) => {
    const { rows } = await world
      .now()
      .database.asOwner((owner) =>
        owner.query(`SELECT ${columns} FROM deliveries WHERE channel = 'mail' ORDER BY position`),
      );
    return rows;
  };

  test('arrives by SMTP with a link that works, and leaves no token behind', async () => {
    const id = await mailedOrder();
    await deliver();
    expect(server.mails).toHaveLength(1);
    const raw = server.mails[0]?.raw ?? '';
    const { text, html, headers } = readMail(raw);
    const [url = '', token = ''] = /https:\/\/pk\.example\.com\/not-us#(\w+)/.exec(text) ?? [];
    expect(html).toContain(url);
    expect(raw).not.toContain(rightPin);
    expect(raw).not.toContain(world.now().org.accountNumber);
    const [row] = await rows(`id, state, detail ? 'sealedToken' AS is_sealed`);
    expect(row).toMatchObject({ state: 'sent', is_sealed: false });
    expect(headers.get('message-id')).toBe(`<${row.id}@pk.example.com>`);
    const used = await world.now().call('POST', '/dispute-links/use', { body: { token } });
    expect(used).toMatchObject({ status: 200, body: { orderId: id, status: 'disputed' } });
    await deliver();
  });

  test('comes again with the same Message-ID and link when the server died with it', async () => {
    server.mails.length = 0;
    await mailedOrder();
    server.mood = 'dies_after_data';
    await deliver();
    expect((await rows('state')).at(-1)).toEqual({ state: 'waiting' });
    server.mood = 'accepts';
    world.now().clock.advance(hour);
    await deliver();
    expect((await rows('state')).at(-1)).toEqual({ state: 'sent' });
    const read = server.mails.map(({ raw }) => readMail(raw));
    expect(read.length).toBeGreaterThanOrEqual(2);
    expect(new Set(read.map(({ headers }) => headers.get('message-id'))).size).toBe(1);
    expect(new Set(read.map(({ text }) => /not-us#\w+/.exec(text)?.[0])).size).toBe(1);
  });

  test('is dead where the server refuses it for good, and the operator sees why', async () => {
    server.mood = 'unknown_recipient';
    await mailedOrder();
    await deliver();
    server.mood = 'accepts';
    const [row] = (await rows('state, last_error')).slice(-1);
    expect(row).toMatchObject({ state: 'dead', last_error: expect.stringContaining('no such mailbox') });
  });

  test('lies in the folder as not sent where there is no server, and the operator sees it', async () => {
    await mailedOrder();
    await deliver(null);
    const files = readdirSync(folder);
    expect(files).toHaveLength(1);
    expect(readMail(readFileSync(join(folder, files[0] ?? ''), 'utf8')).text).toContain('/not-us#');
    expect((await rows('state')).at(-1)).toEqual({ state: 'not_sent' });
    const { operatorToken: token, call } = world.now();
    const { body } = await call('GET', '/operator/deliveries?state=not_sent', { token });
    expect(body.items).toHaveLength(1);
    expect(JSON.stringify(body)).not.toContain('sealedToken');
  });

  test('is not sent once its link has ended: an invitation withdrawn or sent again, a reset too late', async () => {
    const { call, org, ownerToken: token, clock } = world.now();
    server.mails.length = 0;
    const users = `/organizations/${org.id}/users`;
    const invite = async (email: string) => {
      const body = { email, name: 'New', role: 'viewer' };
      return String((await call('POST', users, { token, body })).body.id);
    };
    const withdrawn = await invite('withdrawn@contoso.example');
    expect((await call('DELETE', `${users}/${withdrawn}/invitation`, { token })).status).toBe(204);
    const again = await invite('again@contoso.example');
    expect((await call('POST', `${users}/${again}/invitation`, { token })).status).toBe(200);
    await call('POST', '/password-resets', { body: { email: 'ana@contoso.example' } });
    clock.advance(hour);
    await deliver();
    const sent = server.mails.map(({ raw }) => readMail(raw).headers.get('to'));
    expect(sent).toEqual(['again@contoso.example']);
    const ended = (await rows(`address, state, last_error, detail ? 'sealedToken' AS is_sealed`)).slice(-4);
    const dead = { state: 'dead', last_error: 'its link has ended', is_sealed: false };
    expect(ended).toMatchObject([
      { address: 'withdrawn@contoso.example', ...dead },
      { address: 'again@contoso.example', ...dead },
      { address: 'again@contoso.example', state: 'sent' },
      { address: 'ana@contoso.example', ...dead },
    ]);
  });
});
