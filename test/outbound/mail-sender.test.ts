import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openMailFolder } from '../../src/outbound/mail-folder.ts';
import { type MailSender, openMailSender } from '../../src/outbound/mail-sender.ts';
import { mailDelivery } from '../support/mail-facts.ts';
import { openMailServer, type TestMailServer } from '../support/mail-server.ts';
import { readMail } from '../support/read-mail.ts';

const mail = { baseUrl: 'https://pk.example.com', mailFrom: 'Porting desk <porting@pk.example.com>' };
const link = 'https://pk.example.com/not-us#AbC123';

describe('by SMTP', () => {
  let server: TestMailServer;
  let sender: MailSender;
  beforeAll(async () => {
    server = await openMailServer();
    sender = openMailSender({ ...mail, smtpUrl: server.url, silenceMaxMs: 500 });
  });
  beforeEach(() => {
    server.mood = 'accepts';
    server.mails.length = 0;
  });
  afterAll(async () => {
    await sender.close();
    await server.close();
  });

  test('a mail arrives with its text and its HTML', async () => {
    expect(await sender.send(mailDelivery('fr'), link)).toBe('sent');
    const [received] = server.mails;
    expect(received).toMatchObject({ from: 'porting@pk.example.com', to: ['ana@contoso.example'] });
    const { headers, subject, text, html } = readMail(received?.raw ?? '');
    expect(subject).toContain('Votre réponse est attendue');
    expect(text).toContain(link);
    expect(html).toContain(link);
    expect(headers.get('from')).toBe('Porting desk <porting@pk.example.com>');
    expect(headers.get('message-id')).toBe('<dlv_01@pk.example.com>');
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('content-language')).toBe('fr');
  });

  test('a recipient the server does not know ends the mail', async () => {
    server.mood = 'unknown_recipient';
    const dead = expect.stringContaining('5.1.1 no such mailbox');
    expect(await sender.send(mailDelivery(), link)).toEqual({ dead });
  });

  test('content the server does not want ends the mail', async () => {
    server.mood = 'refuses_content';
    expect(await sender.send(mailDelivery(), link)).toEqual({ dead: expect.stringContaining('554') });
  });

  test('a server that is busy is asked again', async () => {
    server.mood = 'busy';
    expect(await sender.send(mailDelivery(), link)).toEqual({ retry: expect.stringContaining('451') });
    server.mood = 'accepts';
    expect(await sender.send(mailDelivery(), link)).toBe('sent');
  });

  test('a server that dies between RCPT and DATA has nothing, and is asked again', async () => {
    server.mood = 'dies_before_data';
    expect(await sender.send(mailDelivery(), link)).toHaveProperty('retry');
    expect(server.mails).toEqual([]);
    server.mood = 'accepts';
    expect(await sender.send(mailDelivery(), link)).toBe('sent');
    expect(server.mails).toHaveLength(1);
  });

  test('a server that dies with the mail gets it again under the same Message-ID', async () => {
    server.mood = 'dies_after_data';
    expect(await sender.send(mailDelivery(), link)).toHaveProperty('retry');
    server.mood = 'accepts';
    expect(await sender.send(mailDelivery(), link)).toBe('sent');
    const ids = server.mails.map(({ raw }) => readMail(raw).headers.get('message-id'));
    expect(ids.length).toBeGreaterThanOrEqual(2);
    expect(new Set(ids)).toEqual(new Set(['<dlv_01@pk.example.com>']));
  });

  test('a server that falls silent is not waited for without end', async () => {
    server.mood = 'falls_silent';
    expect(await sender.send(mailDelivery(), link)).toHaveProperty('retry');
  });

  test('many mails share a few connections', async () => {
    const many = Array.from({ length: 20 }, (_, n) =>
      sender.send({ ...mailDelivery(), id: `dlv_${n}` }, null),
    );
    expect(new Set(await Promise.all(many))).toEqual(new Set(['sent']));
    expect(server.mails).toHaveLength(20);
  });
});

test('a server that is not there is asked again', async () => {
  const server = await openMailServer();
  await server.close();
  const sender = openMailSender({ ...mail, smtpUrl: server.url });
  expect(await sender.send(mailDelivery(), link)).toEqual({ retry: expect.stringContaining('ECONNREFUSED') });
  await sender.close();
});

test('a password with special characters is given, and a wrong one is no fault of the mail', async () => {
  const server = await openMailServer({ user: 'desk', pass: 'p@ss/wörd:7' });
  const sender = openMailSender({ ...mail, smtpUrl: server.url });
  expect(await sender.send(mailDelivery(), link)).toBe('sent');
  await sender.close();
  const wrong = openMailSender({ ...mail, smtpUrl: server.url.replace('desk:', 'desk:x') });
  const outcome = await wrong.send(mailDelivery(), link);
  expect(outcome).toEqual({ retry: expect.stringContaining('535') });
  expect(JSON.stringify(outcome)).not.toContain('ss/w');
  await wrong.close();
  await server.close();
});

describe('without a server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portkeeper-mail-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('a mail is laid in the folder for its owner alone, and counts as not sent', async () => {
    const place = join(folder, 'mail');
    const sender = openMailFolder(place, mail);
    const notSent = expect.stringContaining('dlv_01.eml');
    expect(await sender.send(mailDelivery(), link)).toEqual({ notSent });
    expect(await sender.send(mailDelivery(), link)).toEqual({ notSent });
    expect(readdirSync(place)).toEqual(['dlv_01.eml']);
    const path = join(place, 'dlv_01.eml');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(place).mode & 0o777).toBe(0o700);
    expect(readMail(readFileSync(path, 'utf8')).text).toContain(link);
    await sender.close();
  });
});
