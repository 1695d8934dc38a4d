import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { addPerson, type TestPerson } from '../support/people.ts';
import { addNumbers, changePolicy, givePin, orderFor, submit, submitNew } from '../support/port-outs.ts';
import { expectAccessible, frenchPhone, webWorld } from '../web/support/web-world.ts';

const web = webWorld();
let owner: TestPerson;
let operator: TestPerson;

const address = (path: string) => `${web.now().baseUrl}/o/${web.now().world.org.id}${path}`;

beforeAll(async () => {
  const { world } = web.now();
  const { org, otherOrg, operatorId, clock } = world;
  await givePin(world, org);
  await givePin(world, otherOrg);
  await changePolicy(world, { projectThreshold: 1 });
  await submitNew(world, { purchaseOrderNumber: 'PON-FIRST' });
  clock.advance(3 * 86_400_000);
  await submitNew(world, { postalCode: '00000', purchaseOrderNumber: 'PON-REFUSED' });
  await submit(world, orderFor(org, await addNumbers(world, org, 2), { purchaseOrderNumber: 'PON-HELD' }));
  await submitNew(world, {}, otherOrg);
  const other = { token: world.otherCarrier.token };
  const byOther = orderFor(org, await addNumbers(world, org), { purchaseOrderNumber: 'PON-OTHER' });
  await submit(world, byOther, other);
  owner = await addPerson(world, { email: 'ana@contoso.example', organizationId: org.id, role: 'owner' });
  operator = await addPerson(world, {
    email: 'otto@operator.example',
    organizationId: operatorId,
    role: 'operator_admin',
  });
}, 60_000);

/** What the browser refused because of the policy of the page. */
function policyFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) faults.push(message.text());
  });
  return faults;
}

describe('A page that cannot be loaded', () => {
  test('leaves the way to the others, and is there once the connection is', async () => {
    const page = await web.now().open(owner);
    await page.goto(address('/home'));
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    // With its charts, which are loaded after it: the page is to be whole when the connection goes.
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('heading', { level: 1, name: 'This page could not be shown' }).waitFor();
    await page.getByText('Check your connection and load it again.').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    await page.getByRole('link', { name: 'Settings' }).click();
    const again = page.getByRole('button', { name: 'Load again' });
    // It could not be loaded, before there is a connection that it can be loaded by.
    await again.waitFor();
    await page.context().setOffline(false);
    await again.click();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  });
});

describe('The bell', () => {
  test('says how many messages are unread, shows the newest first and leads to their orders', async () => {
    const page = await web.now().open(owner);
    await page.goto(address('/home'));
    const bell = page.getByRole('button', { name: 'Notifications: 3 unread' });
    await bell.click();
    const list = page.getByRole('dialog', { name: 'Notifications' });
    const items = list.getByRole('listitem');
    await items.first().waitFor();
    await expect.poll(() => items.count()).toBe(3);
    expect(await items.first().textContent()).toContain('Proseware Telecom');
    expect(await items.last().textContent()).toContain('New:');
    await expectAccessible(page);
    await items.nth(1).getByRole('link', { name: 'Open the order' }).click();
    await page.getByRole('heading', { level: 1, name: 'Port order PON-HELD' }).waitFor();
    await list.waitFor({ state: 'detached' });
  });

  test('is silent once all is marked as read, also after the page is loaded again', async () => {
    const page = await web.now().open(owner);
    await page.goto(address('/home'));
    await page.getByRole('button', { name: 'Notifications: 3 unread' }).focus();
    await page.keyboard.press('Enter');
    const list = page.getByRole('dialog', { name: 'Notifications' });
    await list.getByRole('listitem').first().waitFor();
    await list.getByRole('button', { name: 'Mark all as read' }).press('Enter');
    await page.getByRole('button', { name: 'Notifications: none unread' }).waitFor();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('button', { name: 'Notifications: none unread' }).waitFor();
    const phone = await web.now().open(owner, frenchPhone);
    await phone.goto(address('/home'));
    await phone.getByRole('button', { name: 'Notifications : aucune non lue' }).click();
    await phone.getByRole('dialog', { name: 'Notifications' }).getByRole('listitem').first().waitFor();
    await expectAccessible(phone);
  });
});

describe('The charts of Home', () => {
  test('show port-outs by day and the time to answer, with a table behind each', async () => {
    const page = await web.now().open(owner);
    const faults = policyFaults(page);
    await page.goto(address('/home'));
    const byDay = page.getByRole('region', { name: 'Port-out orders by day' }).first();
    await byDay.getByText('4 orders came in the last 30 days. Days are those of Pacific Time.').waitFor();
    await byDay.locator('svg rect').first().waitFor();
    const answers = page.getByRole('region', { name: 'Time to answer' }).first();
    await answers.getByText('half of them took 0% of the time until the deadline or less').waitFor();
    await expectAccessible(page);
    await byDay.getByRole('switch', { name: 'Show as table' }).click();
    const table = byDay.getByRole('table', { name: 'Port-out orders by day' });
    await table.getByRole('row', { name: 'Nov 27 1 1 1' }).waitFor();
    await table.getByRole('row', { name: 'Nov 24 0 1 0' }).waitFor();
    await answers.getByRole('switch', { name: 'Show as table' }).click();
    await answers.getByRole('row', { name: '0% 3 0' }).waitFor();
    await expectAccessible(page);
    expect(faults).toEqual([]);
  });

  test('leave the page as it is where they cannot be loaded, and come on another try', async () => {
    const page = await web.now().open(owner);
    await page.route(/\/assets\/stacked-bars[^/]*\.js/, (route) => route.abort());
    await page.goto(address('/home'));
    const byDay = page.getByRole('region', { name: 'Port-out orders by day' }).first();
    await byDay.getByText('The chart could not be loaded.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    await byDay.getByRole('switch', { name: 'Show as table' }).waitFor();
    await expectAccessible(page);
    await page.unroute(/\/assets\/stacked-bars[^/]*\.js/);
    await byDay.getByRole('button', { name: 'Try again' }).click();
    await byDay.locator('svg rect').first().waitFor();
  });

  test('fit a phone, in French and at night', async () => {
    const page = await web.now().open(owner, frenchPhone);
    await page.goto(address('/home'));
    await page.getByText(/4 demandes reçues au cours des 30 derniers jours/).waitFor();
    await page.locator('svg rect').first().waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  });

  test('show the operator the orders of all organizations', async () => {
    const page = await web.now().open(operator);
    await page.goto(`${web.now().baseUrl}/operator/home`);
    await page.getByText('5 orders came in the last 30 days. Days are those of Eastern Time.').waitFor();
    await page.locator('svg rect').first().waitFor();
    await expectAccessible(page);
  });

  test('say what is missing where nothing was asked', async () => {
    const { world } = web.now();
    const { body } = await world.call('POST', '/organizations', {
      token: world.operatorToken,
      body: { name: 'Tailspin', country: 'US' },
    });
    const page = await web.now().open(operator);
    await page.goto(`${web.now().baseUrl}/o/${body.id}/home`);
    await page.getByText('No order came in the last 30 days.').waitFor();
    await page.getByText('No order was answered in the last 30 days.').waitFor();
    expect(await page.getByRole('switch', { name: 'Show as table' }).count()).toBe(0);
  });
});

describe('The grid of port orders', () => {
  test('opens as its address says, so that what is seen can be sent to somebody', async () => {
    const page = await web.now().open(owner);
    await page.goto(address('/voice/port-orders?status=confirmed&carrier=5678'));
    const table = page.getByRole('table', { name: 'Port orders' });
    await table.getByRole('link', { name: 'PON-OTHER' }).waitFor();
    expect(await table.getByRole('row').count()).toBe(2);
    expect(await page.getByLabel('Carrier or SPID').inputValue()).toBe('5678');
    await page.getByLabel('Carrier or SPID').fill('adatum');
    await table.getByRole('link', { name: 'PON-FIRST' }).waitFor();
    await table.getByRole('link', { name: 'PON-OTHER' }).waitFor({ state: 'detached' });
    await expect.poll(() => page.url()).toContain('carrier=adatum');
    await page.getByLabel('Status').selectOption('expired');
    await page.getByText('No order fits these filters').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await table.getByRole('link', { name: 'PON-HELD' }).waitFor();
    await expectAccessible(page);
  });

  test('keeps the columns a person chose', async () => {
    const page = await web.now().open(owner);
    await page.goto(address('/voice/port-orders'));
    const head = (name: string) => page.getByRole('columnheader', { name, exact: true });
    await head('Last event').waitFor();
    expect(await head('Received').count()).toBe(0);
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Received' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Due date' }).click();
    await page.keyboard.press('Escape');
    await head('Received').waitFor();
    await page.reload();
    await head('Received').waitFor();
    expect(await head('Due date').count()).toBe(0);
  });
});

describe('What matters first', () => {
  test('held orders stand by their deadline, with what happens when nobody decides', async () => {
    const { world, open, baseUrl } = web.now();
    const later = orderFor(world.org, await addNumbers(world, world.org, 2), {
      purchaseOrderNumber: 'PON-HELD-LATER',
    });
    world.clock.advance(86_400_000);
    await submit(world, later);
    const held = (await world.call('GET', '/port-out-orders?status=held', { token: world.ownerToken })).body;
    const soonest = held.items.at(-1).id;
    expect(held.items[0].answerDueAt > held.items.at(-1).answerDueAt).toBe(true);
    for (const [person, path] of [
      [owner, address('/home')],
      [operator, `${baseUrl}/operator/home`],
    ] as const) {
      const page = await open(person);
      await page.goto(path);
      const link = page.getByRole('link', { name: /^Adatum Wireless wants/ }).first();
      await link.waitFor();
      expect(await link.getAttribute('href')).toContain(soonest);
    }
    const page = await open(owner);
    await page.goto(address('/home'));
    await page.getByText('If nobody decides in time, it is refused.').first().waitFor();
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe(
      'Orders that need a decision',
    );
    await page
      .getByRole('link', { name: /^Adatum Wireless wants/ })
      .first()
      .click();
    await page.getByText('If nobody in your organization asked for this, press “This was not us”.').waitFor();
  });

  test('the names a chart has no room for are counted in French too', async () => {
    const { world, open } = web.now();
    const { id } = (await world.call('GET', '/port-out-orders?status=confirmed', { token: world.ownerToken }))
      .body.items[0];
    await world.call('POST', `/port-out-orders/${id}/dispute`, { token: world.ownerToken, body: {} });
    const page = await open(owner, frenchPhone);
    await page.goto(address('/home'));
    await page.getByText(/^\+\d+ autres$/).waitFor();
  });
});
