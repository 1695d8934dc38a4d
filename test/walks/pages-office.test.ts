import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { permissions } from '../../src/core/permissions.ts';
import { auditActions } from '../../web/parts/activity/audit-actions.ts';
import { readSourceTree } from '../guard/support/source-tree.ts';
import { addPerson, type TestPerson } from '../support/people.ts';
import { expectAccessible, frenchPhone, sayReason, webWorld } from '../web/support/web-world.ts';

const web = webWorld();
const pin = '40618273';
const people: Record<'owner' | 'auditor' | 'operator', TestPerson | null> = {
  owner: null,
  auditor: null,
  operator: null,
};

beforeAll(async () => {
  const { world } = web.now();
  const { id } = world.org;
  people.owner = await addPerson(world, { email: 'ana@contoso.example', organizationId: id, role: 'owner' });
  people.auditor = await addPerson(world, {
    email: 'aude@contoso.example',
    organizationId: id,
    role: 'auditor',
  });
  people.operator = await addPerson(world, {
    email: 'desk@operator.example',
    organizationId: world.operatorId,
    role: 'operator_admin',
  });
});

/** What the carrier asks for; a PIN of another value is a wrong one. */
async function ask(purchaseOrderNumber: string, numbers: readonly string[], givenPin: string) {
  const { world } = web.now();
  const { accountNumber, postalCode } = world.org;
  const body = { purchaseOrderNumber, numbers, accountNumber, postalCode, agencyAuthorization: true };
  const token = world.carrierToken;
  const answer = await world.call('POST', '/port-out-orders', { token, body: { ...body, pin: givenPin } });
  expect(answer.status).toBe(201);
  return answer.body;
}

/** The address of a page of Contoso. */
function pathOf(path: string): string {
  return `${web.now().baseUrl}/o/${web.now().world.org.id}${path}`;
}

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/** What is open over the page breaks no rule of WCAG that axe knows, in the light and in the dark. */
async function expectDialogAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(150);
    const axe = new AxeBuilder({ page }).include('[role="dialog"]').exclude('[data-tabster-dummy]');
    const { violations } = await axe.analyze();
    expect(violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
}

/** Clicks what saves a file; gives the file's name and text. */
async function download(page: Page, button: string): Promise<{ name: string; text: string }> {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await saved;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

describe('Home', () => {
  test('without a PIN says what that means, and leads the owner to setting it', async () => {
    const page = await web.now().open(people.owner);
    await page.goto(pathOf('/home'));
    await heading(page, 'Home');
    await page.getByText("Not set – numbers can't be ported out").waitFor();
    await page.getByText('No order waits for a decision.').waitFor();
    await page.getByRole('link', { name: 'Set up the PIN' }).click();
    await page.getByRole('dialog', { name: 'Set or change your port out PIN' }).waitFor();
  });

  test('on hold tells an alarmed owner, in French on a phone, what it means and what to decide', async () => {
    const { world } = web.now();
    const { id, numbers } = world.org;
    const set = await world.call('PUT', `/organizations/${id}/port-out-pin`, {
      token: world.ownerToken,
      body: { pin },
    });
    expect(set.status).toBe(200);
    await ask('PON-RIGHT', numbers.slice(0, 1), pin);
    for (let guess = 0; guess < 10; guess += 1) {
      await ask(`GUESS-${guess}`, numbers.slice(1, 2), String(71_620_934 + guess * 1117));
    }
    const held = await ask('PON-HELD', numbers.slice(1, 3), pin);
    expect(held.status).toBe('held');
    const page = await web.now().open(people.owner, frenchPhone);
    await page.goto(pathOf('/home'));
    await page.getByText('Suspendu après 10 essais erronés de suite').waitFor();
    await page.getByRole('link', { name: 'Modifier le code PIN ou reprendre' }).waitFor();
    await page.getByText(/^encore /).waitFor();
    await page.getByText(/Décisions automatiques suspendues après 10 codes PIN erronés/).waitFor();
    await page
      .getByRole('link', { name: /Adatum Wireless demande le \+1 425-555-0124 et 1 de plus/ })
      .click();
    await page.waitForURL(`**/voice/port-orders/${held.id}`);
  });

  test('offers an auditor nothing that an auditor may not do', async () => {
    const page = await web.now().open(people.auditor);
    await page.goto(pathOf('/home'));
    await page.getByText('Only an owner or a telephony admin of the organization can do this.').waitFor();
    await page.getByText('An owner, a telephony admin, an approver or the porting desk decides.').waitFor();
    expect(await page.getByRole('link', { name: 'Change the PIN or resume' }).count()).toBe(0);
    await page.goto(pathOf('/users'));
    await page.getByText('aude@contoso.example').waitFor();
    expect(await page.getByRole('button', { name: 'Invite a person' }).count()).toBe(0);
    await page.goto(pathOf('/settings'));
    await page.getByText('owner token').waitFor();
    expect(await page.getByRole('button', { name: /Create a token|Revoke/ }).count()).toBe(0);
    await page.goto(pathOf('/voice/phone-numbers'));
    await page.getByText('+1 425-555-0123').waitFor();
    expect(await page.getByRole('button', { name: /Import|Add billing account/ }).count()).toBe(0);
  });
});

describe('Phone numbers', () => {
  const csv = (rows: readonly string[]) => ({
    name: 'numbers.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`PhoneNumber,AccountNumber,AssignedTo\r\n${rows.join('\r\n')}\r\n`),
  });

  test('the operator adds a billing account; what is missing is said at its field', async () => {
    const page = await web.now().open(people.operator);
    await page.goto(pathOf('/voice/phone-numbers'));
    await page.getByRole('button', { name: 'Add billing account' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add billing account' });
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByText('Fill this in.').first().waitFor();
    const first = dialog.getByLabel('Account number');
    await expect.poll(() => first.evaluate((one) => one === document.activeElement)).toBe(true);
    await expectDialogAccessible(page);
    await first.fill('WA-700');
    await dialog.getByLabel('ZIP code').fill('9805');
    await dialog.getByLabel('Name on the account').fill('Contoso South');
    await dialog.getByLabel('Contact e-mail addresses').fill('a@contoso.example, b@contoso.example');
    await page.keyboard.press('Enter');
    await dialog.getByText('This does not have the expected form.').waitFor();
    await dialog.getByLabel('ZIP code').fill('98052');
    await page.keyboard.press('Enter');
    await sayReason(page);
    await dialog.waitFor({ state: 'detached' });
    await page.getByLabel('Billing account', { exact: true }).selectOption('WA-700');
    await page.getByText('No number matches these filters.').waitFor();
  });

  test('the operator imports a file and is told of every row that was refused', async () => {
    const page = await web.now().open(people.operator);
    await page.goto(pathOf('/voice/phone-numbers'));
    await page.getByRole('button', { name: 'Import numbers' }).click();
    const panel = page.getByRole('dialog');
    expect((await download(page, 'Download a sample file')).text).toContain('+12065550142,WA-');
    await expectDialogAccessible(page);
    await panel
      .locator('input[type=file]')
      .setInputFiles(
        csv([
          '+12065550142,WA-700,"Réception, 1er"',
          '+12065550143,wa-700,',
          '12,WA-700,',
          '+12065550144,NO-1,',
        ]),
      );
    await panel.getByRole('button', { name: 'Import', exact: true }).click();
    await sayReason(page);
    await panel.getByText('2 numbers were added. 2 rows were refused.').waitFor();
    await panel.getByText('Not a phone number in E.164 form').waitFor();
    await expectDialogAccessible(page);
    const { name, text } = await download(page, 'Download the refused rows');
    expect(name).toBe('refused-rows.csv');
    expect(text).toContain('5,');
    await panel.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Réception, 1er').waitFor();
  });

  test('a file that is no CSV of ours is refused with what was expected', async () => {
    const page = await web.now().open(people.operator);
    await page.goto(pathOf('/voice/phone-numbers'));
    await page.getByRole('button', { name: 'Import numbers' }).click();
    const panel = page.getByRole('dialog');
    await panel.locator('input[type=file]').setInputFiles({
      name: 'letter.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Dear all,\r\nhello\r\n'),
    });
    await panel.getByRole('button', { name: 'Import', exact: true }).click();
    await sayReason(page);
    await panel.getByText('That did not work').waitFor();
    await panel.getByText('PhoneNumber,AccountNumber').waitFor();
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.getByRole('button', { name: 'Choose a file' }).waitFor();
  });

  test('are found by number or person, by an address that can be sent to somebody', async () => {
    const page = await web.now().open(people.owner);
    await page.goto(pathOf('/voice/phone-numbers'));
    await page.getByLabel('Number or person').fill('réception');
    const table = page.getByRole('table', { name: 'Phone numbers' });
    await page.waitForURL(/query=r/);
    await table.getByText('+1 425-555-0123').waitFor({ state: 'detached' });
    await table.getByText('+1 206-555-0142').waitFor();
    const { name, text } = await download(page, 'Export as CSV');
    expect(name).toBe('phone-numbers.csv');
    expect(text.trim().split('\r\n')).toHaveLength(2);
    expect(text).toContain('+12065550142,"Réception, 1er",WA-700,Active');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await table.getByRole('link', { name: 'Open order' }).first().click();
    await page.getByRole('heading', { level: 1, name: /^Port order PON-/ }).waitFor();
  });
});

describe('Activity', () => {
  test('has words for everything the record can say', () => {
    const operations = readSourceTree().filter(({ path }) => path.startsWith('src/operations/'));
    const named = operations.flatMap(({ text }) => text.match(/(?<=')[a-z_]+\.[a-z_]+(?=')/g) ?? []);
    const known: readonly string[] = [...auditActions, ...Object.keys(permissions)];
    expect(named.length).toBeGreaterThan(auditActions.length);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('says who did what and when, proves it, and can be narrowed and taken away', async () => {
    const page = await web.now().open(people.owner);
    await page.goto(pathOf('/activity'));
    await page
      .getByText('desk (for the operator) imported 2 numbers, +1 206-555-0142 to +1 206-555-0143.')
      .waitFor();
    await page.getByText('owner token set the port-out PIN.').waitFor();
    await page.getByLabel('What was done').selectOption('Held order decided');
    await page.getByText('Nothing of this kind is on record.').waitFor();
    await page.getByLabel('What was done').selectOption('Billing account added');
    await page
      .getByText('desk (for the operator) added the billing account WA-700 of Contoso South.')
      .waitFor();
    await page.getByRole('button', { name: 'Detail' }).click();
    await page.getByText('billing_account.created', { exact: true }).waitFor();
    const { name, text } = await download(page, 'Export the record');
    expect(name).toMatch(/^audit-org_.*\.ndjson$/);
    expect(JSON.parse(text.trim().split('\n').at(-1) ?? '')).toMatchObject({ headHash: /./ });
  });
});

describe('Users and roles', () => {
  test('an owner invites by a one-time link, shown once, and makes another when it is lost', async () => {
    const page = await web.now().open(people.owner);
    await page.goto(pathOf('/users'));
    await page.getByRole('button', { name: 'Invite a person' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Vera Viewer');
    await dialog.getByLabel('E-mail address').fill('vera@contoso.example');
    await dialog.getByLabel('Role').selectOption('Viewer');
    await dialog.getByText('Sees the numbers, the orders and the state of the PIN').waitFor();
    await dialog.getByRole('button', { name: 'Invite' }).click();
    const link = dialog.getByLabel('One-time link for Vera Viewer');
    expect(await link.inputValue()).toMatch(/\/setup#/);
    await dialog.getByText('It works once and is valid for 7 days.').waitFor();
    await expectDialogAccessible(page);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('row', { name: /vera@contoso.example.* Viewer Invited/ }).waitFor();
    await page.getByRole('button', { name: /^Send the invitation of / }).click();
    await dialog.getByRole('button', { name: 'Send again', exact: true }).click();
    await dialog.getByLabel(/^One-time link for/).waitFor();
  });
});

describe('Settings', () => {
  test('an owner makes a token, shown once, and revokes it after being told the consequence', async () => {
    const { world, open } = web.now();
    const page = await open(people.owner);
    await page.goto(pathOf('/settings'));
    await page.getByText('Pacific Time – Los Angeles').waitFor();
    await page.getByRole('button', { name: 'Create a token' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('inventory');
    await dialog.getByLabel('Role').selectOption('Auditor');
    await dialog.getByRole('button', { name: 'Create' }).click();
    const token = await dialog.getByLabel('API token inventory').inputValue();
    const read = () => world.call('GET', `/organizations/${world.org.id}`, { token });
    expect((await read()).status).toBe(200);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await page.content()).includes(token)).toBe(false);
    await page.getByRole('button', { name: 'Revoke the token inventory' }).click();
    await dialog.getByText('Whatever uses inventory is refused from the moment you revoke it.').waitFor();
    await expectDialogAccessible(page);
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('cell', { name: /^Revoked / }).waitFor();
    expect((await read()).status).toBe(401);
  });
});

describe('The operator', () => {
  test('registers a carrier and gives it a token that can ask for numbers', async () => {
    const { world, open, baseUrl } = web.now();
    const page = await open(people.operator);
    await page.goto(`${baseUrl}/operator/carriers`);
    await page.getByRole('button', { name: 'Register a carrier' }).click();
    const dialog = page.getByRole('dialog', { name: 'Register a carrier' });
    await dialog.getByLabel('Name').fill('Litware Mobile');
    await dialog.getByLabel('SPID').fill('12');
    await page.keyboard.press('Enter');
    await expect.poll(() => dialog.getByLabel('SPID').getAttribute('aria-invalid')).toBe('true');
    await dialog.getByLabel('SPID').fill('9X7Z');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Litware Mobile' }).click();
    await page.getByText('There is no token yet.').waitFor();
    await page.getByRole('button', { name: 'Create a token' }).click();
    const create = page.getByRole('dialog', { name: 'Create a token' });
    await create.getByLabel('Name').fill('gateway');
    await create.getByRole('button', { name: 'Create' }).click();
    const token = await page.getByLabel('API token gateway').inputValue();
    expect((await world.call('GET', '/port-out-orders', { token })).body).toMatchObject({ items: [] });
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('cell', { name: /^gateway pkc_/ }).waitFor();
  });

  test('adds an organization, finds it, and sees how all of them stand', async () => {
    const { open, baseUrl } = web.now();
    const page = await open(people.operator);
    await page.goto(`${baseUrl}/operator/organizations`);
    await page.getByRole('button', { name: 'Add an organization' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Tailspin Toys');
    await expectDialogAccessible(page);
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByText('Only its own people can set its PIN').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByLabel('Name').fill('tailspin');
    await page.waitForURL(/[?]query=tailspin/);
    await page.getByRole('link', { name: 'Contoso' }).waitFor({ state: 'detached' });
    await page.getByRole('navigation').getByRole('link', { name: 'Overview' }).click();
    await heading(page, 'All organizations');
    await page.getByRole('link', { name: /^Adatum Wireless wants/ }).waitFor();
    await page.getByRole('row', { name: /^Contoso On hold 5/ }).waitFor();
    await page.getByRole('link', { name: 'Tailspin Toys' }).click();
    await page.getByText('This organization has no phone numbers yet.').waitFor();
  });

  test('changes a policy knowing what it means, and it is on record', async () => {
    const { world, open, baseUrl } = web.now();
    const page = await open(people.operator);
    await page.goto(`${baseUrl}/operator/settings`);
    await page.getByText('This is not legal advice.').waitFor();
    await page.getByRole('radio', { name: /^Skip the PIN/ }).check();
    await page.getByLabel('Most numbers in an order that is not a project').fill('many');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('This must be at least 1.').waitFor();
    await page.getByLabel('Most numbers in an order that is not a project').fill('50');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('It holds for every request from now on.').waitFor();
    const kept = await world.call('GET', '/operator/settings', { token: world.operatorToken });
    expect(kept.body).toMatchObject({ pinNotSet: 'skip', projectThreshold: 50 });
    await page.getByRole('link', { name: 'Open the record' }).click();
    await page.getByText('desk changed the policies.').waitFor();
  });
});

describe('On a phone, in French, in light and dark, it fits and can be used by everybody:', () => {
  const ofOrganization = ['/home', '/voice/phone-numbers', '/activity', '/users', '/settings'];
  const ofOperator = [
    '/operator/home',
    '/operator/organizations',
    '/operator/carriers',
    '/operator/settings',
  ];

  const problems: string[] = [];
  let page: Page;

  beforeAll(async () => {
    page = await web.now().open(people.operator, frenchPhone);
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  });

  test.each([...ofOrganization, ...ofOperator])('%s', async (path) => {
    await page.goto(path.startsWith('/operator') ? `${web.now().baseUrl}${path}` : pathOf(path));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });
});
