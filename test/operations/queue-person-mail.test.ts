import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonMailDetail } from '../../src/core/person-mail.ts';
import { type PersonMail, queuePersonMail } from '../../src/operations/news/queue-person-mail.ts';
import { openMails } from '../../src/outbound/open-mails.ts';
import { hashToken } from '../../src/secrets/hash-token.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { mailChannel } from '../../src/workers/mail-channel.ts';
import { deliverDue } from '../support/deliveries.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openMailServer, type TestMailServer } from '../support/mail-server.ts';
import { waitingPersonMails } from '../support/mails.ts';
import { addPerson } from '../support/people.ts';
import { readMail } from '../support/read-mail.ts';
import { type World, worldOn } from '../support/world.ts';

const token = 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789aBcDeFg';
const expiresAt = '2026-12-01T15:00:00.000Z';
const reset: PersonMailDetail = {
  kind: 'password_reset',
  expiresAt,
  device: 'Firefox',
  address: '192.0.2.7',
};

/** As whoever queues one does: the link is there, by its hash, before its mail is. */
async function queue(world: World, mail: Omit<PersonMail, 'at'>): Promise<void> {
  const { context, database } = world;
  const at = context.clock.now();
  const [table, kind] =
    mail.detail.kind === 'invitation' ? ['setup_links', 'user'] : ['password_links', 'reset'];
  await database.asOwner((owner) =>
    owner.query(
      `INSERT INTO ${table} (token_hash, kind, user_id, created_at, expires_at)
        VALUES ($1, $2, $3, $4, '2100-01-01') ON CONFLICT DO NOTHING`,
      [hashToken(token), kind, mail.userId, at],
    ),
  );
  await context.db.forOperator().transaction((tx) => queuePersonMail(context, tx, { ...mail, at }));
}

/** Everything kept of that world's deliveries, as one text. */
function keptOf({ database }: World): Promise<string> {
  return database.asOwner(async (owner) =>
    JSON.stringify((await owner.query('SELECT * FROM deliveries ORDER BY position')).rows),
  );
}

describeOnBothEngines('a mail to a person', (engine) => {
  const world = worldOn(engine);
  let server: TestMailServer;
  beforeEach(async () => {
    server = await openMailServer();
  });
  afterEach(() => server.close());

  async function send(): Promise<void> {
    const { context } = world.now();
    const { baseUrl } = context;
    const mailFrom = 'porting@pk.example.com';
    const mails = openMails({ smtpUrl: server.url, folder: '/nowhere', mailFrom, baseUrl });
    await deliverDue(context, { mail: mailChannel(context, mails) });
    await mails.close();
  }

  test('arrives with its link, which is kept sealed until then and forgotten after', async () => {
    const { org } = world.now();
    const email = 'ana@contoso.example';
    const { id } = await addPerson(world.now(), { email, organizationId: org.id, role: 'owner' });
    await queue(world.now(), { userId: id, detail: reset, token: Secret.of(token) });
    expect(await keptOf(world.now())).toContain('sealedToken');
    expect(await keptOf(world.now())).not.toContain(token);
    server.mood = 'busy';
    await send();
    expect(await keptOf(world.now())).toContain('sealedToken');
    server.mood = 'accepts';
    world.now().clock.advance(10 * 60_000);
    await send();
    expect(server.mails.map(({ to }) => to)).toEqual([[email]]);
    const { subject, text } = readMail(server.mails[0]?.raw ?? '');
    expect(subject).toBe('Choose a new password');
    expect(text).toContain(`http://localhost:8080/reset-password#${token}\n`);
    expect(await keptOf(world.now())).not.toContain('sealedToken');
  });

  test('of an organization is written in the person’s language, or in the one given for who has none', async () => {
    const { org, operatorId } = world.now();
    const [fr, none] = await Promise.all(
      ['fr@contoso.example', 'none@contoso.example'].map((email) =>
        addPerson(world.now(), { email, organizationId: org.id, role: 'viewer' }),
      ),
    );
    if (!fr || !none) throw new Error('there are two');
    await world
      .now()
      .database.asOwner((owner) => owner.query(`UPDATE users SET language = 'fr' WHERE id = $1`, [fr.id]));
    const detail: PersonMailDetail = { kind: 'invitation', role: 'viewer', by: 'Ana', expiresAt };
    const invitation = { detail, organizationId: operatorId, token: Secret.of(token) };
    await queue(world.now(), { userId: fr.id, fallbackLanguage: 'en', ...invitation });
    await queue(world.now(), { userId: none.id, fallbackLanguage: 'fr', ...invitation });
    await queue(world.now(), { userId: none.id, ...invitation });
    const mails = await waitingPersonMails(world.now(), operatorId);
    expect(mails.map(({ address, language }) => [address, language])).toEqual([
      ['fr@contoso.example', 'fr'],
      ['none@contoso.example', 'fr'],
      ['none@contoso.example', 'en'],
    ]);
    expect(mails[0]?.facts.timeZone).toBe('America/New_York');
    await send();
    expect(server.mails).toHaveLength(3);
  });

  test('that is not there when its transaction is undone is never sent', async () => {
    const { context, org } = world.now();
    const person = { email: 'undone@contoso.example', organizationId: org.id, role: 'viewer' } as const;
    const { id } = await addPerson(world.now(), person);
    const at = context.clock.now();
    const detail: PersonMailDetail = { kind: 'new_device', device: null, address: null };
    const undone = context.db.forOperator().transaction(async (tx) => {
      await queuePersonMail(context, tx, { userId: id, detail, at });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await send();
    expect(server.mails).toEqual([]);
  });

  test('given up is listed with its kind and without its link, and carries it when tried again', async () => {
    const { call, operatorToken, org } = world.now();
    const person = { email: 'gone@contoso.example', organizationId: org.id, role: 'viewer' } as const;
    const { id } = await addPerson(world.now(), person);
    await queue(world.now(), { userId: id, detail: reset, token: Secret.of(token) });
    server.mood = 'unknown_recipient';
    await send();
    const listed = await call('GET', '/operator/deliveries?state=dead', { token: operatorToken });
    expect(listed.body.items).toEqual([
      expect.objectContaining({ kind: 'password_reset', address: person.email, channel: 'mail' }),
    ]);
    expect(JSON.stringify(listed.body)).not.toMatch(/sealedToken|#/);
    const [dead] = listed.body.items;
    await call('POST', `/operator/deliveries/${dead.id}/resend`, { token: operatorToken });
    server.mood = 'accepts';
    await send();
    expect(readMail(server.mails[0]?.raw ?? '').text).toContain(`/reset-password#${token}\n`);
  });

  test('without a mail server is laid into the folder, link and all, for its owner alone', async () => {
    const { context, org } = world.now();
    const person = { email: 'folder@contoso.example', organizationId: org.id, role: 'viewer' } as const;
    const { id } = await addPerson(world.now(), person);
    const folder = mkdtempSync(join(tmpdir(), 'portkeeper-person-mail-'));
    const { baseUrl } = context;
    const mails = openMails({ smtpUrl: null, folder, mailFrom: 'porting@pk.example.com', baseUrl });
    await queue(world.now(), { userId: id, detail: reset, token: Secret.of(token) });
    await deliverDue(context, { mail: mailChannel(context, mails) });
    const [name] = readdirSync(folder);
    expect(readMail(readFileSync(join(folder, name ?? ''), 'utf8')).text).toContain(`#${token}\n`);
    rmSync(folder, { recursive: true });
  });
});
