import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMails } from '../../src/outbound/open-mails.ts';
import { Deliverer } from '../../src/workers/deliver.ts';
import { mailChannel } from '../../src/workers/mail-channel.ts';
import { openMailServer, type TestMailServer } from '../support/mail-server.ts';
import { addPerson, type TestPerson } from '../support/people.ts';
import { addNumber, givePin, orderFor, submit } from '../support/port-outs.ts';
import { readMail } from '../support/read-mail.ts';
import { expectAccessible, frenchPhone, webWorld } from '../web/support/web-world.ts';

const web = webWorld();
let server: TestMailServer;
let ana: TestPerson;

beforeAll(async () => {
  server = await openMailServer();
  const { world } = web.now();
  await givePin(world, world.org);
  ana = await addPerson(world, {
    email: 'ana@contoso.example',
    organizationId: world.org.id,
    role: 'owner',
  });
});
afterAll(() => server?.close());

interface Mailed {
  id: string;
  /** The path of the link in the mail, on whatever host these pages are. */
  link: string;
}

/** A confirmed request, and the link of the mail that came about it. */
async function mailed(): Promise<Mailed> {
  const { world } = web.now();
  server.mails.length = 0;
  const { body } = await submit(world, orderFor(world.org, [await addNumber(world)]));
  const { baseUrl } = world.context;
  const from = { mailFrom: 'porting@pk.example.com', baseUrl, folder: '' };
  const mails = openMails({ ...from, smtpUrl: server.url });
  const deliverer = new Deliverer(world.context, { mail: mailChannel(world.context, mails) });
  await deliverer.begin();
  await deliverer.idle();
  await mails.close();
  // Mails of the tests before may wait too, and come in any order.
  const text = server.mails.map(({ raw }) => readMail(raw).text).find((one) => one.includes(body.id));
  const [url = ''] = /http\S+\/not-us#\S+/.exec(text ?? '') ?? [];
  return { id: body.id, link: url.replace(baseUrl, '') };
}

async function statusOf(id: string): Promise<string> {
  const { world } = web.now();
  return (await world.call('GET', `/port-out-orders/${id}`, { token: world.ownerToken })).body.status;
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

test('the link of a mail opens a page with one button, which freezes the request and asks to sign in', async () => {
  const { open, baseUrl, world } = web.now();
  const { id, link } = await mailed();
  const page = await open(null);
  await page.goto(baseUrl + link);
  await heading(page, 'Did your organization ask for this?');
  expect(page.url()).toBe(`${baseUrl}/not-us`);
  const main = page.getByRole('main');
  await main.getByText('Adatum Wireless').waitFor();
  expect(await main.getByRole('button').count()).toBe(1);
  expect(await statusOf(id)).toBe('confirmed');
  await expectAccessible(page);
  await main.getByRole('button', { name: 'This was not us: freeze the request' }).click();
  await heading(page, 'The request is frozen');
  expect(await statusOf(id)).toBe('disputed');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Sign in to see more' }).click();
  await page.getByLabel('E-mail address').fill(ana.email);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Password', { exact: true }).fill(ana.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${baseUrl}/o/${world.org.id}/voice/port-orders/${id}`);
  await page.getByText('ana said by the link of a mail, without signing in: this was not us.').waitFor();
  await page.goto(`${baseUrl}/o/${world.org.id}/activity`);
  await page.getByText('by the link of a mail and without signing in').waitFor();
  await page.goto(baseUrl + link);
  await heading(page, 'This link does not work any more');
  await page.getByText('If its button was pressed before, the request was frozen then').waitFor();
  await expectAccessible(page);
});

test('the porting desk is told in its bell whose order it is, and is led there', async () => {
  const { open, baseUrl, world } = web.now();
  const desk = await addPerson(world, {
    email: 'desk@operator.example',
    organizationId: world.operatorId,
    role: 'porting_agent',
  });
  const { id, link } = await mailed();
  await world.call('POST', '/dispute-links/use', { body: { token: link.split('#')[1] } });
  const page = await open(desk);
  await page.goto(`${baseUrl}/operator/home`);
  await page.getByRole('button', { name: /^Notifications: \d+ unread/ }).click();
  const newest = page.getByRole('dialog', { name: 'Notifications' }).getByRole('listitem').first();
  await newest.getByText('Contoso', { exact: true }).waitFor();
  await newest.getByRole('link', { name: 'Open the order' }).click();
  await page.waitForURL(`${baseUrl}/o/${world.org.id}/voice/port-orders/${id}`);
  await page.goto(`${baseUrl}/operator/settings`);
  await page.getByRole('link', { name: 'Choose what is e-mailed to you' }).click();
  await heading(page, 'Notifications');
});

test('a press whose answer is lost on the way is said to have worked when it is pressed again', async () => {
  const { open, baseUrl } = web.now();
  const { id, link } = await mailed();
  const page = await open(null, frenchPhone);
  await page.goto(baseUrl + link);
  const button = page.getByRole('button', { name: 'Ce n’était pas nous : geler la demande' });
  await page.route('**/dispute-links/use', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await button.click();
  await page.getByText('Ce que vous avez envoyé est peut-être arrivé malgré tout.').waitFor();
  await page.unroute('**/dispute-links/use');
  await button.click();
  await heading(page, 'Le bouton a déjà été pressé');
  await page.getByText('La demande a été gelée à ce moment-là').waitFor();
  expect(await statusOf(id)).toBe('disputed');
  await expectAccessible(page);
});

test('numbers that have left already are said to be gone, and the press still counts', async () => {
  const { open, baseUrl, world } = web.now();
  const { id, link } = await mailed();
  await world.call('POST', `/port-out-orders/${id}/completion`, { token: world.operatorToken, body: {} });
  const page = await open(null);
  await page.goto(baseUrl + link);
  await page.getByText('The numbers have left already. Say it now all the same').waitFor();
  await page.getByRole('button', { name: 'This was not us: freeze the request' }).click();
  await heading(page, 'The request is frozen');
  expect(await statusOf(id)).toBe('disputed');
});

test('on a phone in French it says the same, and fits', async () => {
  const { open, baseUrl } = web.now();
  const { id, link } = await mailed();
  const page = await open(null, frenchPhone);
  await page.goto(baseUrl + link);
  await heading(page, 'Votre organisation a-t-elle demandé ce portage ?');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ce n’était pas nous : geler la demande' }).click();
  await heading(page, 'La demande est gelée');
  expect(await statusOf(id)).toBe('disputed');
});

test('without a link the page says that it needs one', async () => {
  const { open, baseUrl } = web.now();
  const page = await open(null);
  await page.goto(`${baseUrl}/not-us`);
  await heading(page, 'This page needs a link');
});

test('a person chooses what is mailed to them, and in which language', async () => {
  const { open, baseUrl, world } = web.now();
  const page = await open(ana);
  await page.goto(`${baseUrl}/o/${world.org.id}/settings`);
  await page.getByRole('link', { name: 'Choose what is e-mailed to you' }).click();
  await heading(page, 'Notifications');
  const amended = page.getByRole('switch', { name: 'The carrier changes its request' });
  expect(await amended.isChecked()).toBe(true);
  await amended.click();
  const held = page.getByRole('switch', { name: 'A request to take numbers away waits for your answer' });
  expect(await held.isDisabled()).toBe(true);
  // What cannot be switched off reads as well as what can.
  const colour = (name: string) => page.getByText(name).evaluate((label) => getComputedStyle(label).color);
  expect(await colour('A request to take numbers away waits for your answer')).toBe(
    await colour('The carrier changes its request'),
  );
  await page.getByRole('radio', { name: 'Français' }).click();
  await expectAccessible(page);
  await page.reload();
  await heading(page, 'Notifications');
  expect(await amended.isChecked()).toBe(false);
  expect(await page.getByRole('radio', { name: 'Français' }).isChecked()).toBe(true);
});

test('the choices fit a phone and read in French', async () => {
  const { open, baseUrl, world } = web.now();
  const page = await open(ana, frenchPhone);
  await page.goto(`${baseUrl}/o/${world.org.id}/settings/notifications`);
  await page.getByRole('switch', { name: 'L’opérateur modifie sa demande' }).waitFor();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});
