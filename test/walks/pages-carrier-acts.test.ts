import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { holdProjects, type SubmittedOrder, submitOf } from '../support/held-orders.ts';
import { addPerson, type TestPerson } from '../support/people.ts';
import { addNumber, rightPin, wrongPin } from '../support/port-outs.ts';
import { expectAccessible, frenchPhone, webWorld } from '../web/support/web-world.ts';

const web = webWorld();
let agent: TestPerson;
let owner: TestPerson;
let held: SubmittedOrder;
let confirmed: SubmittedOrder;
let rejected: SubmittedOrder;

beforeAll(async () => {
  const { world } = web.now();
  const { operatorId, org } = world;
  agent = await addPerson(world, {
    email: 'pat@operator.example',
    organizationId: operatorId,
    role: 'porting_agent',
  });
  owner = await addPerson(world, { email: 'ana@contoso.example', organizationId: org.id, role: 'owner' });
  await holdProjects(world);
  held = await submitOf(world, 2);
  confirmed = await submitOf(world, 1);
  rejected = await submitOf(world, 1, { changes: { pin: wrongPin, agencyAuthorization: false } });
});

async function orderPage(order: SubmittedOrder, as = agent, options = {}): Promise<Page> {
  const { baseUrl, world, open } = web.now();
  const page = await open(as, options);
  await page.goto(`${baseUrl}/o/${world.org.id}/voice/port-orders/${order.id}`);
  await page.getByRole('heading', { level: 1 }).getByText(order.pon).waitFor();
  return page;
}

async function orderNow({ id }: SubmittedOrder) {
  const { call, operatorToken: token } = web.now().world;
  return (await call('GET', `/port-out-orders/${id}`, { token })).body;
}

/** What the page sends to the API from now on, as it was sent. */
function supplementsOf(page: Page): Record<string, unknown>[] {
  const sent: Record<string, unknown>[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/supplements')) sent.push(request.postDataJSON());
  });
  return sent;
}

describe('The date of an order', () => {
  test('is changed by the porting desk for a lawful one, and said so at the date', async () => {
    const page = await orderPage(confirmed);
    const sent = supplementsOf(page);
    await page.getByRole('button', { name: 'Change the date' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change the date of this order?' });
    await dialog.getByText('The numbers leave on the new date instead of Dec 1, 2026').waitFor();
    const date = dialog.getByLabel('New date');
    expect(await date.inputValue()).toBe('2026-12-01');
    const change = dialog.getByRole('button', { name: 'Change the date' });
    await dialog.getByText('Choose another date first.').waitFor();
    expect(await change.getAttribute('aria-disabled')).toBe('true');
    await date.fill('2099-01-01');
    await change.click();
    await dialog.getByText(/would be more than 30 days ahead/).waitFor();
    await expectAccessible(page);
    await date.fill('2026-12-15');
    await change.click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/leaves for Adatum Wireless on Dec 15, 2026/).waitFor();
    await page.getByText('Supplement, version 01').waitFor();
    await page.getByText('Date: Dec 1, 2026 → Dec 15, 2026').waitFor();
    expect(sent.at(-1)).toEqual({ kind: 'due_date', version: '01', desiredDueDate: '2026-12-15' });
    expect(await orderNow(confirmed)).toMatchObject({
      status: 'confirmed',
      version: '01',
      dueDate: '2026-12-15',
    });
  });

  test('of a held order is another wish, in French, on a phone', async () => {
    const page = await orderPage(held, agent, frenchPhone);
    await page.getByRole('button', { name: 'Modifier la date' }).click();
    const dialog = page.getByRole('dialog', { name: 'Modifier la date de cette demande ?' });
    await dialog.getByText('la demande attend toujours une décision').waitFor();
    await dialog.getByLabel('Nouvelle date').fill('2026-12-20');
    await expectAccessible(page);
    await expectNotTooWide(page);
    await dialog.getByRole('button', { name: 'Modifier la date' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('pat a déplacé la date.').waitFor();
    expect(await orderNow(held)).toMatchObject({
      status: 'held',
      version: '01',
      desiredDueDate: '2026-12-20',
    });
  });
});

describe('A request', () => {
  test('is corrected with the PIN it lacked, decided anew, and the PIN kept nowhere', async () => {
    const page = await orderPage(rejected);
    const sent = supplementsOf(page);
    await page.getByText('or you do on its behalf').waitFor();
    expect(await page.getByRole('button', { name: 'Change the date' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Correct the request' }).click();
    const dialog = page.getByRole('dialog', { name: 'Correct this request?' });
    await dialog.getByText('The request is decided anew by the same rules').waitFor();
    const pin = dialog.getByLabel('Port-out PIN', { exact: true });
    expect(await pin.inputValue()).toBe('');
    expect(await dialog.getByLabel('Phone numbers').inputValue()).toBe(rejected.numbers.join('\n'));
    await dialog.getByText('Change something first.').waitFor();
    const correct = dialog.getByRole('button', { name: 'Correct the request' });
    expect(await correct.getAttribute('aria-disabled')).toBe('true');
    await dialog.getByLabel('The end user authorized the port').click();
    await pin.fill(rightPin);
    await expectAccessible(page);
    await correct.click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/leaves for Adatum Wireless/).waitFor();
    await page.getByText('With a PIN').waitFor();
    await page.getByText('Authorized by the end user: no → yes').waitFor();
    expect(sent).toEqual([{ kind: 'correction', version: '01', agencyAuthorization: true, pin: rightPin }]);
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect((await page.content()) + kept + page.url()).not.toContain(rightPin);
    expect(await orderNow(rejected)).toMatchObject({ status: 'confirmed', version: '01', reasons: [] });
  });

  test('is corrected by other numbers, and what is wrong is said at its field', async () => {
    const added = await addNumber(web.now().world);
    const [kept = ''] = held.numbers;
    const page = await orderPage(held);
    await page.getByRole('button', { name: 'Correct the request' }).click();
    const dialog = page.getByRole('dialog', { name: 'Correct this request?' });
    const numbers = dialog.getByLabel('Phone numbers');
    expect(await numbers.inputValue()).toBe(held.numbers.join('\n'));
    await numbers.fill(`${kept}\n+1425`);
    await dialog.getByLabel('ZIP code').fill('');
    const correct = dialog.getByRole('button', { name: 'Correct the request' });
    await correct.click();
    await expect.poll(() => dialog.getByLabel('ZIP code').getAttribute('aria-invalid')).toBe('true');
    await dialog.getByLabel('ZIP code').fill('98052');
    await correct.click();
    await dialog.getByText(/^\+1425: /).waitFor();
    await expectAccessible(page);
    await numbers.fill(`${kept}\n${added}`);
    await dialog.getByLabel('Port-out PIN', { exact: true }).fill(rightPin);
    await correct.click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Supplement, version 02').waitFor();
    await page.getByText(/Number added: /).waitFor();
    await page.getByText(/Number withdrawn: /).waitFor();
    const now = await orderNow(held);
    expect(now).toMatchObject({ status: 'held', version: '02' });
    expect(now.numbers.map(({ status }: { status: string }) => status)).toEqual([
      'held',
      'withdrawn',
      'held',
    ]);
  });

  test('that another supplement changed meanwhile is not written over', async () => {
    const { call, carrierToken: token } = web.now().world;
    const page = await orderPage(held);
    await page.getByRole('button', { name: 'Correct the request' }).click();
    const dialog = page.getByRole('dialog', { name: 'Correct this request?' });
    await dialog.getByLabel('Account number').fill('WA-1');
    const body = { kind: 'due_date', version: '03', desiredDueDate: '2026-12-22' };
    expect((await call('POST', `/port-out-orders/${held.id}/supplements`, { token, body })).status).toBe(201);
    await dialog.getByRole('button', { name: 'Correct the request' }).click();
    await dialog.getByText(/The version of a supplement must be higher/).waitFor();
    await page.getByText('Supplement, version 03').waitFor();
    await dialog.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Correct the request' }).click();
    await dialog.getByLabel('Date asked for').waitFor();
    expect(await dialog.getByLabel('Date asked for').inputValue()).toBe('2026-12-22');
    expect(await orderNow(held)).toMatchObject({ version: '03', accountNumber: 'WA-100200' });
  });

  test('fits a phone, in French, at night', async () => {
    const page = await orderPage(held, agent, frenchPhone);
    await page.getByRole('button', { name: 'Corriger la demande' }).click();
    const dialog = page.getByRole('dialog', { name: 'Corriger cette demande ?' });
    await dialog.getByLabel('Le client final a autorisé le portage').waitFor();
    await expectAccessible(page);
    await expectNotTooWide(page);
  });

  test('is neither corrected nor moved by its owner', async () => {
    const page = await orderPage(held, owner);
    await page.getByRole('button', { name: 'This was not us' }).waitFor();
    for (const name of ['Change the date', 'Correct the request']) {
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    }
  });
});

/** Nothing is wider than the phone. */
async function expectNotTooWide(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}
