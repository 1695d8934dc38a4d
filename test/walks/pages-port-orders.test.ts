import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { addPerson, type TestPerson } from '../support/people.ts';
import { expectAccessible, frenchPhone, webWorld } from '../web/support/web-world.ts';

const web = webWorld();
const pin = '40618273';
let owner: TestPerson;

beforeAll(async () => {
  const { world } = web.now();
  owner = await addPerson(world, {
    email: 'ana@contoso.example',
    organizationId: world.org.id,
    role: 'owner',
  });
});

/** What the carrier asks. The PIN given may be wrong. */
async function submit(purchaseOrderNumber: string, numbers: readonly string[], extra: object = {}) {
  const { world } = web.now();
  const { accountNumber, postalCode } = world.org;
  const asked = { purchaseOrderNumber, numbers, accountNumber, postalCode, agencyAuthorization: true };
  const answer = await world.call('POST', '/port-out-orders', {
    token: world.carrierToken,
    body: { ...asked, ...extra },
  });
  expect(answer.status).toBe(201);
  return answer.body;
}

const address = (path: string) => `${web.now().baseUrl}/o/${web.now().world.org.id}${path}`;

describe('Signing in', () => {
  test('whoever is not signed in comes back to where they wanted to go', async () => {
    const page = await web.now().open(null);
    await page.goto(address('/voice/port-orders?status=held'));
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await expectAccessible(page);
    await page.getByLabel('E-mail address').fill(owner.email);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Password', { exact: true }).fill('not the password at all');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The e-mail address or the password is not right.').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(owner.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Port orders' }).waitFor();
    expect(page.url()).toBe(address('/voice/port-orders?status=held'));
  });

  test('whoever is signed out while the panel is open signs in and is back in it', async () => {
    const page = await web.now().open(owner);
    await page.goto(address('/voice/port-orders/pin'));
    await page.getByRole('button', { name: 'Generate' }).waitFor();
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Generate' }).click();
    // Also for a screen reader: nothing is left hidden behind the panel that is gone.
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.getByLabel('E-mail address').fill(owner.email);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Password', { exact: true }).fill(owner.password);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Set or change your port out PIN' }).waitFor();
  });

  test('whoever signs out sees nothing of it any more', async () => {
    const page = await web.now().open(owner);
    await page.goto(address('/voice/port-orders'));
    await page.getByRole('button', { name: 'Account of ana' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  });
});

describe('The PIN panel', () => {
  async function openPanel(page: Page) {
    await page.goto(address('/voice/port-orders'));
    await page.getByRole('link', { name: 'Set up and manage the PIN' }).click();
    const panel = page.getByRole('dialog', { name: 'Set or change your port out PIN' });
    await panel.getByLabel('Port-out PIN', { exact: true }).waitFor();
    return panel;
  }

  test('says why it cannot save yet, and in plain words why a PIN is too easy', async () => {
    const page = await web.now().open(owner);
    const panel = await openPanel(page);
    await panel.getByText("Not set – numbers can't be ported out").waitFor();
    await expectAccessible(page);
    const save = panel.getByRole('button', { name: 'Save' });
    await panel.getByText('Enter a PIN to save.').waitFor();
    await panel.getByLabel('Port-out PIN', { exact: true }).fill('12a');
    await panel.getByText('The PIN needs 6 to 10 digits.').waitFor();
    expect(await save.getAttribute('aria-disabled')).toBe('true');
    await panel.getByLabel('Port-out PIN', { exact: true }).fill('123456');
    await panel.getByText('Type the same PIN in both fields').waitFor();
    await panel.getByLabel('Type the PIN again').fill('123456');
    await save.click();
    await panel.getByText('It counts up or down.').waitFor();
    await expectAccessible(page);
  });

  test('generates a PIN, saves it, says who was told, and keeps it nowhere', async () => {
    const page = await web.now().open(owner);
    const panel = await openPanel(page);
    await panel.getByRole('button', { name: 'Generate' }).click();
    await panel.getByRole('button', { name: 'Copy the PIN' }).waitFor();
    const made = await panel.getByLabel('Port-out PIN', { exact: true }).inputValue();
    expect(made).toMatch(/^[0-9]{8}$/);
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.getByText('Your port-out PIN is set').waitFor();
    await panel.getByText('Everyone in your organization sees a message').waitFor();
    await expectAccessible(page);
    expect(await page.content()).not.toContain(made);
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(kept + page.url()).not.toContain(made);
    await panel.getByRole('button', { name: 'Done' }).press('Enter');
    const link = page.getByRole('link', { name: 'Set up and manage the PIN' });
    await expect.poll(() => link.evaluate((one) => one === document.activeElement)).toBe(true);
  });

  test('changes a PIN by the keyboard alone, in French, on a phone', async () => {
    const page = await web.now().open(owner, frenchPhone);
    await page.goto(address('/voice/port-orders/pin'));
    const panel = page.getByRole('dialog', { name: 'Définir ou modifier votre code PIN de portage sortant' });
    await panel.getByLabel('Code PIN de portage sortant', { exact: true }).focus();
    await page.keyboard.type(pin);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type(pin);
    await page.keyboard.press('Enter');
    await panel.getByText('Votre code PIN de portage sortant est modifié').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'Demandes de portage' }).waitFor();
  });
});

describe('Port orders', () => {
  beforeAll(async () => {
    const { numbers } = web.now().world.org;
    await submit('PON-WRONG', numbers.slice(0, 1), { pin: '91827364' });
    await submit('PON-RIGHT', numbers.slice(0, 1), { pin });
  });

  test('lists them, narrows them by the address, and exports what is seen', async () => {
    const page = await web.now().open(owner);
    await page.goto(address('/voice/port-orders'));
    const table = page.getByRole('table', { name: 'Port orders' });
    await table.getByRole('link', { name: 'PON-WRONG' }).waitFor();
    await expectAccessible(page);
    await page.getByLabel('Status').selectOption('confirmed');
    await table.getByRole('link', { name: 'PON-WRONG' }).waitFor({ state: 'detached' });
    await table.getByText('+1 425-555-0123').waitFor();
    expect(page.url()).toContain('?status=confirmed');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as CSV' }).click();
    expect((await download).suggestedFilename()).toBe('port-out-orders.csv');
    await page.getByLabel('Order (PON)').fill('NOTHING');
    await page.getByText('No order fits these filters').waitFor();
  });

  test('a rejected one says why, and what helps', async () => {
    const page = await web.now().open(owner);
    await page.goto(address('/voice/port-orders'));
    await page.getByRole('link', { name: 'PON-WRONG' }).click();
    await page.getByRole('heading', { level: 1, name: 'Port order PON-WRONG' }).waitFor();
    await page.getByText('No number leaves').waitFor();
    await page.getByText('The port-out PIN is not right.').waitFor();
    await page.getByText('What helps:').first().waitFor();
    await expectAccessible(page);
  });

  test('a confirmed one tells an alarmed admin on a phone, in French, what leaves and when', async () => {
    const page = await web.now().open(owner, frenchPhone);
    await page.goto(address('/voice/port-orders'));
    await page.getByRole('link', { name: 'PON-RIGHT' }).click();
    await page.getByText(/Le numéro \+1 425-555-0123 partira chez Adatum Wireless/).waitFor();
    await page.getByText('appuyez immédiatement sur « Ce n’était pas nous »').waitFor();
    await expectAccessible(page);
    // Nothing is wider than the phone.
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

describe('A held order', () => {
  let id = '';

  beforeAll(async () => {
    const { numbers } = web.now().world.org;
    for (let guess = 0; guess < 10; guess += 1) {
      await submit(`GUESS-${guess}`, numbers.slice(1, 2), { pin: String(71_620_934 + guess * 1117) });
    }
    id = (await submit('PON-HELD', numbers.slice(1, 3), { pin })).id;
  });

  test('is confirmed only for a date that is lawful, and says so at the date', async () => {
    const page = await web.now().open(owner);
    await page.goto(address(`/voice/port-orders/${id}`));
    await page.getByRole('button', { name: 'Confirm' }).click();
    const dialog = page.getByRole('dialog', { name: 'Let these 2 numbers go?' });
    const date = dialog.getByLabel('Date agreed with the gaining carrier (optional)');
    expect(await date.inputValue()).toBe('');
    await expectAccessible(page);
    await date.fill('2099-01-01');
    await dialog.getByText('on Jan 1, 2099').waitFor();
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await dialog.getByText(/would be more than 30 days ahead/).waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Back' }).click();
  });

  test('is refused by its owner after the consequence is said', async () => {
    const page = await web.now().open(owner);
    await page.goto(address(`/voice/port-orders/${id}`));
    await page.getByText('You decide: confirm or refuse.').waitFor();
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('This cannot be taken back here.').waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Refuse' }).click();
    const dialog = page.getByRole('dialog', { name: 'Refuse this request?' });
    await expectAccessible(page);
    await dialog.getByLabel('Reason').selectOption('agency_authorization_missing');
    await dialog.getByRole('button', { name: 'Refuse' }).click();
    await page.getByText('ana refused it.').waitFor();
    await page.getByText('No number leaves').waitFor();
    await expectAccessible(page);
  });

  test('comes from a hold that its owner can end with a reason', async () => {
    const page = await web.now().open(owner);
    await page.goto(address('/voice/port-orders/pin'));
    await page.getByText('On hold after 10 wrong tries in a row').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Why is it safe?').fill('It was our own test.');
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByText('Set – a number leaves only with this PIN').waitFor();
  });
});
