import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { addPerson, type TestPerson } from '../support/people.ts';
import { addNumber, addNumbers, givePin, orderFor, submit } from '../support/port-outs.ts';
import { expectAccessible, frenchPhone, sayReason, webWorld } from '../web/support/web-world.ts';

const web = webWorld();
const elevenMinutesMs = 11 * 60_000;
const dayMs = 24 * 3_600_000;
let owner: TestPerson;
let viewer: TestPerson;
let agent: TestPerson;

const address = (path: string) => `${web.now().baseUrl}/o/${web.now().world.org.id}${path}`;
const locksPath = () => `/organizations/${web.now().world.org.id}/port-out-locks`;

beforeAll(async () => {
  const { world } = web.now();
  await givePin(world, world.org);
  const organizationId = world.org.id;
  owner = await addPerson(world, { email: 'ana@contoso.example', organizationId, role: 'owner' });
  viewer = await addPerson(world, { email: 'vic@contoso.example', organizationId, role: 'auditor' });
  const desk = { organizationId: world.operatorId, role: 'porting_agent' } as const;
  agent = await addPerson(world, { email: 'pat@operator.example', ...desk });
}, 60_000);

/** By the API, as the owner: what a test about something else begins with. */
async function lock(body: object): Promise<string> {
  const { world } = web.now();
  const answer = await world.call('POST', locksPath(), { token: world.ownerToken, body });
  expect(answer.status).toBe(201);
  // The next one comes a millisecond later, so that lists have an order.
  world.clock.advance(1);
  return answer.body.id;
}

/** Nothing is locked any more. */
async function unlockAll(): Promise<void> {
  const { world } = web.now();
  const { body } = await world.call('GET', `${locksPath()}?standing=true`, { token: world.ownerToken });
  for (const { id } of body.items) {
    const unlocking = { token: world.ownerToken, body: { note: 'The next test' } };
    const { status } = await world.call('POST', `${locksPath()}/${id}/unlocking`, unlocking);
    expect(status).toBe(200);
  }
}

async function showAt(page: Page, path: string): Promise<void> {
  await page.clock.setFixedTime(web.now().world.clock.now());
  await page.goto(address(path));
}

async function proveAgain(page: Page, person: TestPerson): Promise<void> {
  const proof = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await proof.getByLabel('Password', { exact: true }).fill(person.password);
  await proof.getByRole('button', { name: 'Confirm' }).click();
  await proof.waitFor({ state: 'detached' });
}

async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

describe('A lock on all numbers', () => {
  test('is set without a proof, holds a request with the right PIN, and is named beside Confirm', async () => {
    const { world } = web.now();
    const page = await web.now().open(owner);
    await showAt(page, '/home');
    await page.getByRole('link', { name: 'Protection', exact: true }).click();
    const now = page.getByRole('region', { name: 'Now' });
    await now.getByText('No number is locked').waitFor();
    await page.getByText('There is no lock.').waitFor();
    await expectAccessible(page);
    // An alarmed person's sign-in may be old: to lock asks for nothing but why.
    world.clock.advance(elevenMinutesMs);
    await now.getByRole('button', { name: 'Lock all numbers' }).click();
    const locking = page.getByRole('dialog', { name: 'Lock all numbers' });
    await locking.getByText('Write down the reason.').waitFor();
    await expectAccessible(page);
    await locking.getByLabel('Reason').fill('Somebody called and asked for our PIN');
    await page.keyboard.press('Enter');
    await now.getByText('All numbers are locked').waitFor();
    await now.getByText(/Locked by ana, .*until somebody unlocks them/).waitFor();
    // The button that was pressed is gone; the keyboard goes on from how things stand now.
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toContain('All numbers are locked');
    await expectAccessible(page);

    const asked = orderFor(world.org, [await addNumber(world)]);
    const { body: order } = await submit(world, asked);
    expect(order.status).toBe('held');
    await showAt(page, `/voice/port-orders/${order.id}`);
    await page
      .getByText(/was right, PIN included, but numbers it asks for were locked when it came/)
      .waitFor();
    await page.getByText(/is locked: it has to be unlocked before the order can be confirmed/).waitFor();
    await page.getByRole('region', { name: 'Numbers (1)' }).getByText('Locked').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Confirm', exact: true }).click();
    const confirming = page.getByRole('dialog');
    await confirming.getByText(/is locked: it has to be unlocked/).waitFor();
    await confirming.getByRole('button', { name: 'Confirm', exact: true }).click();
    await confirming.getByText(/must be unlocked before the order can be confirmed/).waitFor();
    await expectAccessible(page);

    await confirming.getByRole('link', { name: 'Go to Protection' }).click();
    await now.getByText('All numbers are locked').waitFor();
    await unlockAll();
  });

  test('is opened for a day with a proof, and is in force again by itself', async () => {
    const { world } = web.now();
    await lock({ scope: 'organization', reason: 'Somebody asked for our PIN' });
    const { body: order } = await submit(world, orderFor(world.org, [await addNumber(world)]));
    const page = await web.now().open(owner);
    world.clock.advance(elevenMinutesMs);
    await showAt(page, '/protection');
    const now = page.getByRole('region', { name: 'Now' });
    await now.getByRole('button', { name: 'Unlock all numbers' }).click();
    const unlocking = page.getByRole('dialog', { name: 'Unlock all numbers' });
    await unlocking.getByText(/are told by e-mail/).waitFor();
    expect(await unlocking.getByLabel('For 24 hours').isChecked()).toBe(true);
    await expectAccessible(page);
    await unlocking.getByLabel('Why (for the record)').fill('We do move this one');
    await unlocking.getByRole('button', { name: 'Unlock' }).click();
    await proveAgain(page, owner);
    await now.getByText(/^The lock on all numbers is open until/).waitFor();
    await expectAccessible(page);

    await showAt(page, `/voice/port-orders/${order.id}`);
    await page.getByRole('button', { name: 'Confirm', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm', exact: true }).click();
    await page.getByText(/^.*leaves for Adatum Wireless on/).waitFor();

    await showAt(page, '/activity');
    await page.getByText('ana unlocked all numbers for a time. Note: We do move this one').waitFor();
    await page.getByText('locked all numbers. Reason: Somebody asked for our PIN').waitFor();
    await showAt(page, '/home');
    await page.getByText('ana unlocked all numbers.').waitFor();
    await expectAccessible(page);

    world.clock.advance(dayMs + 1);
    const later = await web.now().open(owner);
    await showAt(later, '/home');
    await later.getByRole('region', { name: 'Protection' }).getByText('All numbers are locked').waitFor();
    await unlockAll();
  });

  test('that ends within hours is not offered to be locked again after its end', async () => {
    const endsAt = new Date(web.now().world.clock.now().getTime() + dayMs / 4).toISOString();
    await lock({ scope: 'organization', reason: 'Until tonight', endsAt });
    const page = await web.now().open(owner);
    await showAt(page, '/protection');
    await page
      .getByRole('region', { name: 'Now' })
      .getByRole('button', { name: 'Unlock all numbers' })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Unlock all numbers' });
    await dialog.getByLabel('Why (for the record)').fill('We move some');
    expect(await dialog.getByRole('radio').count()).toBe(2);
    await dialog.getByLabel('Locked again on').fill('2026-12-01T08:30');
    await dialog.getByRole('button', { name: 'Unlock' }).click();
    await dialog.getByText(/The lock ends before that/).waitFor();
    await expectAccessible(page);
    await unlockAll();
  });

  test('is set on a phone, in French, with its end in the reader’s own zone', async () => {
    const page = await web.now().open(owner, { ...frenchPhone, timezoneId: 'Europe/Paris' });
    await showAt(page, '/protection');
    await page.getByText('Aucun numéro n’est verrouillé').waitFor();
    await expectAccessible(page);
    await expectNoOverflow(page);
    await page.getByRole('button', { name: 'Verrouiller tous les numéros' }).click();
    const dialog = page.getByRole('dialog', { name: 'Verrouiller tous les numéros' });
    await dialog.getByLabel('Motif').fill('Appel suspect');
    await dialog.getByLabel('Jusqu’à une date et une heure').check();
    await dialog.getByText('Choisissez la date et l’heure.').waitFor();
    await dialog.getByText(/Dans votre fuseau horaire, heure d’Europe centrale/).waitFor();
    await dialog.getByLabel('Fin du verrou').fill('2027-01-10T08:30');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Verrouiller' }).click();
    await page.getByText(/jusqu’au 10 janv\. 2027.*08:30/).waitFor();
    await expectAccessible(page);
    await expectNoOverflow(page);
    const { body } = await web.now().world.call('GET', locksPath(), { token: web.now().world.ownerToken });
    expect(body.items[0].endsAt).toBe('2027-01-10T07:30:00.000Z');
    await unlockAll();
  });
});

describe('Who may only look', () => {
  test('sees the locks, also those that have ended, and no button', async () => {
    await lock({ scope: 'organization', reason: 'Holidays' });
    await unlockAll();
    await lock({ scope: 'organization', reason: 'Audit season' });
    const page = await web.now().open(viewer);
    await showAt(page, '/protection');
    const standing = page.getByRole('region', { name: 'Locks', exact: true });
    await standing.getByText('Audit season').waitFor();
    await page.getByRole('button', { name: 'Locks that have ended' }).click();
    await page.getByText('Holidays').waitFor();
    expect(await page.getByRole('button', { name: /^(Unlock|Lock all|Set a lock)/ }).count()).toBe(0);
    await expectAccessible(page);
    await showAt(page, '/voice/phone-numbers');
    await page.getByText('All locked').first().waitFor();
    expect(await page.getByRole('button', { name: /^(Unlock|Lock) / }).count()).toBe(0);
    await unlockAll();
  });

  test('of the operator may lock for the customer, once they say why, and not unlock', async () => {
    const page = await web.now().open(agent);
    await showAt(page, '/protection');
    await page.getByRole('button', { name: 'Set a lock' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set a lock' });
    await dialog.getByText('Choose the billing account.').waitFor();
    await expectAccessible(page);
    const { accountNumber } = web.now().world.org;
    await dialog.getByRole('combobox', { name: /^Billing account/ }).selectOption({ index: 1 });
    await dialog.getByLabel('Reason').fill('They called us');
    await dialog.getByRole('button', { name: 'Lock' }).click();
    await sayReason(page);
    const standing = page.getByRole('region', { name: 'Locks', exact: true });
    await standing.getByText(`Billing account ${accountNumber}`).waitFor();
    await page.getByText('Some numbers are locked').waitFor();
    expect(await page.getByRole('button', { name: /^Unlock/ }).count()).toBe(0);
    await expectAccessible(page);
    await unlockAll();
  });
});

describe('The list of phone numbers', () => {
  test('locks one number and unlocks it again, and its file says which are locked', async () => {
    const { world } = web.now();
    const [number = '', other = ''] = await addNumbers(world, world.org, 2);
    const shown = number.replace(/^\+1(...)(...)/, '+1 $1-$2-');
    const page = await web.now().open(owner);
    await showAt(page, `/voice/phone-numbers?query=${encodeURIComponent(number)}`);
    await page.getByRole('button', { name: `Lock ${shown}` }).click();
    const locking = page.getByRole('dialog', { name: `Lock ${shown}` });
    await locking.getByLabel('Reason').fill('The one on our vans');
    await expectAccessible(page);
    await locking.getByRole('button', { name: 'Lock' }).click();
    await page.getByRole('button', { name: `Unlock ${shown}` }).waitFor();
    await expectAccessible(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as CSV' }).click();
    const file = readFileSync(await (await download).path(), 'utf8');
    expect(file.split(/\r?\n/)[1]).toContain('Locked');

    await lock({ scope: 'organization', reason: 'Everything' });
    await page.getByRole('button', { name: `Unlock ${shown}` }).click();
    const unlocking = page.getByRole('dialog', { name: `Unlock ${shown}` });
    await unlocking.getByText('the lock on all numbers is in force').waitFor();
    await unlocking.getByLabel('For good').check();
    await unlocking.getByLabel('Why (for the record)').fill('New vans');
    world.clock.advance(elevenMinutesMs);
    await unlocking.getByRole('button', { name: 'Unlock' }).click();
    await proveAgain(page, owner);
    await page.getByText('All locked').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Protection' }).click();
    await page.getByText('All numbers are locked').waitFor();
    await unlockAll();

    // Found by a part of it from the page of locks; one that is nobody's is refused beside its field.
    await page.reload();
    await page.getByRole('button', { name: 'Set a lock' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set a lock' });
    await dialog.getByLabel('One number').check();
    await dialog.getByLabel('Reason').fill('Our fax');
    await dialog.getByLabel('Phone number').fill('425-555-9999');
    await dialog.getByRole('button', { name: 'Lock' }).click();
    await dialog.locator('[aria-invalid="true"]').waitFor();
    await dialog.getByLabel('Phone number').fill(other.slice(-7));
    await dialog.locator(`option[value="${other}"]`).waitFor({ state: 'attached' });
    await expectAccessible(page);
    await dialog.getByLabel('Phone number').fill(other);
    await dialog.getByRole('button', { name: 'Lock' }).click();
    await page.getByRole('region', { name: 'Locks', exact: true }).getByText('Our fax').waitFor();
    await unlockAll();
  });
});
