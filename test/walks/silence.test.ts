import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { runOrderClock } from '../../src/operations/orders/run-order-clock.ts';
import { addPerson, type TestPerson } from '../support/people.ts';
import { addNumbers, changePolicy, givePin, orderFor, submit } from '../support/port-outs.ts';
import { expectAccessible, frenchPhone, webWorld } from '../web/support/web-world.ts';

const web = webWorld();
let owner: TestPerson;
let operator: TestPerson;

beforeAll(async () => {
  const { world } = web.now();
  const { org, operatorId } = world;
  owner = await addPerson(world, {
    email: 'ana@contoso.example',
    organizationId: org.id,
    role: 'owner',
  });
  operator = await addPerson(world, {
    email: 'desk@operator.example',
    organizationId: operatorId,
    role: 'operator_admin',
  });
  await givePin(world, org);
  await changePolicy(world, { projectThreshold: 1 });
});

/** An order for two numbers that waits for a person. */
async function held(): Promise<{ id: string; answerDueAt: string }> {
  const { world } = web.now();
  const { body } = await submit(world, orderFor(world.org, await addNumbers(world, world.org, 2)));
  expect(body.status).toBe('held');
  return body;
}

async function show(page: Page, id: string): Promise<void> {
  await page.clock.setFixedTime(web.now().world.clock.now());
  await page.goto(`${web.now().baseUrl}/o/${web.now().world.org.id}/voice/port-orders/${id}`);
  await page.getByRole('heading', { level: 1, name: /^Port order/ }).waitFor();
}

describe('A held order', () => {
  test('says how long is left and what silence leads to, until a person decides it', async () => {
    const { id } = await held();
    const page = await web.now().open(owner);
    await show(page, id);
    await page.getByText(/^23 hr.59 min left/).waitFor();
    await page.getByText(/If nobody decides by Nov 25, 2026, 7:00 AM PST, the order is refused/).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Confirm', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Confirm', exact: true }).click();
    await page.getByText(/Adatum Wireless on Dec 1, 2026/).waitFor();
    expect(await page.getByText(/If nobody decides/).count()).toBe(0);
  });

  test('says in French and on a phone what the operator’s other policy leads to', async () => {
    const { id } = await held();
    await changePolicy(web.now().world, { silence: 'escalate_then_confirm' });
    const page = await web.now().open(owner, frenchPhone);
    await page.goto(`${web.now().baseUrl}/o/${web.now().world.org.id}/voice/port-orders/${id}`);
    await page.getByText(/Si personne ne tranche avant le .*, la demande est confirmée/).waitFor();
    await expectAccessible(page);
    await changePolicy(web.now().world, { silence: 'escalate_then_reject' });
  });

  test('that nobody decided tells that it was refused, and by whom', async () => {
    const { world } = web.now();
    const { id, answerDueAt } = await held();
    const now = world.clock.now().toISOString();
    world.clock.set(answerDueAt);
    await runOrderClock(world.context);
    const page = await web.now().open(owner);
    await show(page, id);
    await page.getByText('Nobody decided in time: it was refused automatically.').waitFor();
    await page.goto(`${web.now().baseUrl}/o/${world.org.id}/activity`);
    await page.getByText('Portkeeper rejected a held order.').first().waitFor();
    world.clock.set(now);
  });
});

describe('The operator', () => {
  test('chooses what silence leads to', async () => {
    const { world, open, baseUrl } = web.now();
    const page = await open(operator);
    await page.goto(`${baseUrl}/operator/settings`);
    await page.getByRole('radio', { name: /^Confirm it, if it was proven/ }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('It holds for every request from now on.').waitFor();
    const kept = await world.call('GET', '/operator/settings', { token: world.operatorToken });
    expect(kept.body.silence).toBe('escalate_then_confirm');
    await changePolicy(world, { silence: 'escalate_then_reject' });
  });

  test('adds a holiday, takes one away, and goes back to the federal ones', async () => {
    const { world, open, baseUrl } = web.now();
    const page = await open(operator);
    await page.goto(`${baseUrl}/operator/settings`);
    const holidays = page.getByRole('region', { name: 'Holidays' });
    await holidays.getByText('11 days: the federal holidays.').waitFor();
    await holidays.getByRole('button', { name: 'Add a holiday' }).click();
    await holidays.getByText('Fill this in.').first().waitFor();
    await holidays.getByLabel('Date').fill('2027-11-26');
    await holidays.getByLabel('Name').fill('Day after Thanksgiving');
    await holidays.getByRole('button', { name: 'Add a holiday' }).click();
    await holidays.getByText('This date is not in 2026.').waitFor();
    await expectAccessible(page);
    await holidays.getByLabel('Date').fill('2026-11-27');
    await holidays.getByRole('button', { name: 'Add a holiday' }).click();
    await holidays.getByText('12 days: your own list.').waitFor();
    await holidays.getByRole('button', { name: 'Remove Columbus Day' }).click();
    await holidays.getByText('11 days: your own list.').waitFor();
    // The button that was pressed is gone; the keyboard goes on from what it led to.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('status');
    await holidays.getByLabel('Year', { exact: true }).selectOption('2027');
    await holidays.getByText('days: the federal holidays.').waitFor();
    await holidays.getByLabel('Year', { exact: true }).selectOption('2026');
    await holidays.getByRole('button', { name: 'Go back to the federal holidays' }).click();
    await holidays.getByText('11 days: the federal holidays.').waitFor();
    const { body } = await world.call('GET', '/operator/holidays/2026', { token: world.operatorToken });
    expect(body.isOwn).toBe(false);
  });
});
