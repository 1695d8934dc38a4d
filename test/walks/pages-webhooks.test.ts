import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMails } from '../../src/outbound/open-mails.ts';
import { mailChannel } from '../../src/workers/mail-channel.ts';
import { addEndpoint, deliverDue, sendersOver, tellOf } from '../support/deliveries.ts';
import { addPerson, type TestPerson } from '../support/people.ts';
import { verified, webhookReceiver } from '../support/webhook-receiver.ts';
import { expectAccessible, frenchPhone, webWorld } from '../web/support/web-world.ts';

const web = webWorld();
const receiver = webhookReceiver();
const mailFolder = mkdtempSync(join(tmpdir(), 'portkeeper-mails-'));
let owner: TestPerson;
let auditor: TestPerson;
let agent: TestPerson;

beforeAll(async () => {
  const { world } = web.now();
  const { org, operatorId } = world;
  owner = await addPerson(world, { email: 'ana@contoso.example', organizationId: org.id, role: 'owner' });
  auditor = await addPerson(world, {
    email: 'aude@contoso.example',
    organizationId: org.id,
    role: 'auditor',
  });
  agent = await addPerson(world, {
    email: 'pat@operator.example',
    organizationId: operatorId,
    role: 'porting_agent',
  });
});
afterAll(() => rmSync(mailFolder, { recursive: true }));

/** Sends everything that is due: webhooks to the receiver, mails, there being no server, into a folder. */
async function deliver(): Promise<void> {
  const { context } = web.now().world;
  const mail = { mailFrom: 'porting@pk.example.com', baseUrl: 'https://pk.example.com' };
  const mails = openMails({ ...mail, smtpUrl: null, folder: mailFolder });
  await deliverDue(context, { ...sendersOver(context), mail: mailChannel(context, mails) });
  await mails.close();
}

const webhooks = () => `${web.now().baseUrl}/o/${web.now().world.org.id}/settings/webhooks`;
const desk = (query = '') => `${web.now().baseUrl}/operator/deliveries${query}`;

async function expectFits(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

describe('Webhooks', () => {
  let secret: string;

  test('an owner makes an endpoint and sees its secret once', async () => {
    const page = await web.now().open(owner);
    await page.goto(webhooks().replace(/\/webhooks$/, ''));
    await page.getByRole('link', { name: 'See and manage the webhooks' }).click();
    await page.getByText('There is no webhook endpoint yet.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Create an endpoint' }).click();
    const dialog = page.getByRole('dialog');
    const url = dialog.getByLabel('URL');
    await url.fill('http://name:word@hooks.example.com');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.getByText(/^Not an https address without a name and password/).waitFor();
    await expect.poll(() => url.evaluate((one) => one === document.activeElement)).toBe(true);
    await url.fill(receiver.url);
    await dialog.getByLabel('Only what is chosen').click();
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.getByText('Choose at least one.').waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('The port-out PIN is set').click();
    await dialog.getByRole('button', { name: 'Create' }).click();
    secret = await dialog.getByLabel('Signing secret').inputValue();
    expect(secret).toMatch(/^whsec_/);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /1 kind of event Active/ }).waitFor();
    expect((await page.content()).includes(secret)).toBe(false);
  });

  test('a test arrives, signed; an event is sent again', async () => {
    const { world, open } = web.now();
    await tellOf(world, 1);
    await deliver();
    const page = await open(owner);
    await page.goto(webhooks());
    await page.getByRole('link', { name: receiver.url }).click();
    await page.getByRole('heading', { level: 1, name: receiver.url }).waitFor();
    const recent = page.getByRole('table', { name: 'Recent deliveries' });
    await recent.getByRole('row', { name: /The port-out PIN is set\s*pin_set Sent 1/ }).waitFor();
    await recent.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('The event is sent again, behind what waits.').waitFor();
    await page.getByRole('button', { name: 'Send a test' }).click();
    await recent.getByRole('row', { name: /Test message Waiting/ }).waitFor();
    await expectAccessible(page);
    await deliver();
    await page.reload();
    await recent.getByRole('row', { name: /Test message Sent 1/ }).waitFor();
    const [first, again, tried] = receiver.received;
    expect(again?.id).toBe(first?.id);
    if (!tried) throw new Error('the test did not arrive');
    expect(verified(secret, tried, world.clock.now())).toMatchObject({ type: 'webhook_test' });
  });

  test('is given a new secret, paused, resumed and changed', async () => {
    const page = await web.now().open(owner);
    await page.goto(webhooks());
    await page.getByRole('link', { name: receiver.url }).click();
    await page.getByRole('button', { name: 'New secret' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/For 24 hours messages are signed with the old one too/).waitFor();
    await dialog.getByRole('button', { name: 'Make a new secret' }).click();
    const made = await dialog.getByLabel('Signing secret').inputValue();
    expect(made).toMatch(/^whsec_/);
    expect(made).not.toBe(secret);
    await dialog.getByText(/^The secret before signs too until Nov 25, 2026/).waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('While it is paused nothing new is sent here.').waitFor();
    await page.getByText('Paused', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByText('The endpoint is active again.').waitFor();
    await page.getByRole('button', { name: 'Change' }).click();
    await dialog.getByLabel('Everything').click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Everything', { exact: true }).waitFor();
  });

  test('an auditor reads what arrived and is offered nothing else, in French on a phone', async () => {
    const page = await web.now().open(auditor, frenchPhone);
    await page.goto(webhooks());
    await expectFits(page);
    await page.getByRole('link', { name: receiver.url }).click();
    await page.getByRole('list', { name: 'Envois récents' }).getByText('Message de test').waitFor();
    await expectAccessible(page);
    await expectFits(page);
    expect(await page.getByRole('button', { name: /Renvoyer|Supprimer|Modifier/ }).count()).toBe(0);
  });

  test('is deleted after the consequence was said', async () => {
    const page = await web.now().open(owner);
    await page.goto(webhooks());
    await page.getByRole('link', { name: receiver.url }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete this endpoint?' });
    await dialog.getByText(/what still waits for it is given up/).waitFor();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('There is no webhook endpoint yet.').waitFor();
  });
});

describe('Deliveries', () => {
  test('a mail that was not sent says that no mail server is set up, and is sent again', async () => {
    const page = await web.now().open(agent);
    await page.goto(desk());
    await page.getByText('Nothing was given up.').waitFor();
    await page.getByRole('combobox', { name: 'State' }).selectOption('Not sent');
    await page.waitForURL(/\?state=not_sent$/);
    await page.getByText(/^These e-mails were not sent because no mail server was set up/).waitFor();
    const row = page
      .getByRole('row', { name: /Contoso.*ana@contoso\.example Not sent/ })
      .filter({ hasNotText: 'new device' });
    await row.getByText('No mail server was set up (SMTP_URL).').waitFor();
    await expectAccessible(page);
    await row.getByRole('button', { name: 'Resend' }).click();
    await page.getByText('The delivery is tried again.').waitFor();
    await row.waitFor({ state: 'detached' });
  });

  test('a dead letter shows its tries and its last error, and arrives once it is sent again', async () => {
    const { world, open } = web.now();
    receiver.clear();
    receiver.answer = (response) => response.writeHead(503).end();
    await addEndpoint(world, { url: receiver.url });
    await tellOf(world, 1);
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await deliver();
      world.clock.advance(8 * 3_600_000);
    }
    receiver.clear();
    const page = await open(agent);
    await page.goto(desk());
    const row = page.getByRole('row', { name: /pin_set Contoso.*Given up 10/ });
    await row.getByText(/503/).waitFor();
    await row.getByText(receiver.url).waitFor();
    await expectAccessible(page);
    const phone = await open(agent, frenchPhone);
    await phone.goto(desk());
    await phone.getByText('Le destinataire a répondu 503').waitFor();
    await row.getByRole('button', { name: 'Resend' }).click();
    await page.getByText('Nothing was given up.').waitFor();
    await deliver();
    expect(receiver.received).toHaveLength(1);
  });

  test('fits a phone, in French, at night', async () => {
    const page = await web.now().open(agent, frenchPhone);
    await page.goto(desk('?state=sent'));
    await page.getByRole('list', { name: 'Envois' }).getByText('Envoyé', { exact: true }).first().waitFor();
    await expectAccessible(page);
    await expectFits(page);
  });
});
