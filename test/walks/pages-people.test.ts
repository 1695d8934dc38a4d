import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorRole, OrganizationRole } from '../../src/core/permissions.ts';
import { openMails } from '../../src/outbound/open-mails.ts';
import { mailChannel } from '../../src/workers/mail-channel.ts';
import { deliverDue } from '../support/deliveries.ts';
import { holdProjects, submitOf } from '../support/held-orders.ts';
import { addPerson, type TestPerson } from '../support/people.ts';
import { readMail } from '../support/read-mail.ts';
import { expectAccessible, frenchPhone, sayReason, webWorld } from '../web/support/web-world.ts';

const web = webWorld();
const password = 'ember-lattice-walnut-41';
let owner: TestPerson;
let order: string;

function add(name: string, role: OrganizationRole | OperatorRole): Promise<TestPerson> {
  const { world } = web.now();
  const isOperator = role === 'operator_admin' || role === 'porting_agent';
  const organizationId = isOperator ? world.operatorId : world.org.id;
  return addPerson(world, { email: `${name}@people.example`, organizationId, role });
}

function pathOf(path: string): string {
  return `${web.now().baseUrl}/o/${web.now().world.org.id}${path}`;
}

/** Every mail that waits, as text. */
async function sentMails(): Promise<string[]> {
  const { context } = web.now().world;
  const folder = mkdtempSync(join(tmpdir(), 'portkeeper-walk-mails-'));
  const mailFrom = 'porting@pk.example.com';
  const mails = openMails({ smtpUrl: null, folder, mailFrom, baseUrl: context.baseUrl });
  await deliverDue(context, { mail: mailChannel(context, mails) });
  const texts = readdirSync(folder).map((name) => readMail(readFileSync(join(folder, name), 'utf8')).text);
  rmSync(folder, { recursive: true });
  return texts;
}

async function isWiderThanItsWindow(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

beforeAll(async () => {
  await holdProjects(web.now().world);
  owner = await add('ana', 'owner');
  order = (await submitOf(web.now().world, 2)).id;
});

describe('An invitation', () => {
  test('arrives by mail and lets the person in with a password of their own', async () => {
    const { open, baseUrl } = web.now();
    const page = await open(owner);
    await page.goto(pathOf('/users'));
    await page.getByRole('button', { name: 'Invite a person' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Petra Approver');
    await dialog.getByLabel('E-mail address').fill('petra@people.example');
    await dialog.getByLabel('Role').selectOption('Approver');
    await dialog.getByRole('button', { name: 'Invite' }).click();
    await dialog.getByLabel('One-time link for Petra Approver').waitFor();
    // What nobody can read again is not thrown away by one key.
    await page.keyboard.press('Escape');
    await dialog.getByLabel('One-time link for Petra Approver').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('row', { name: /petra@people.example Approver Invited Valid until/ }).waitFor();
    const mail = (await sentMails()).find((text) => text.includes('/setup#')) ?? '';
    expect(mail).toContain('Your role: Approver\nInvited by: ana\n');
    const token = /\/setup#(\w+)/.exec(mail)?.[1] ?? '';
    const petra = await open(null);
    await petra.goto(`${baseUrl}/setup#${token}`);
    await petra.locator('input[type=password]').first().fill(password);
    await petra.locator('button[type=submit]').click();
    await petra.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    await page.reload();
    await page.getByRole('row', { name: /^Petra Approver petra@people.example Approver Active/ }).waitFor();
    await expectAccessible(page);
  });

  test('is withdrawn, and its link says so', async () => {
    const { open, baseUrl, world } = web.now();
    const { body } = await world.call('POST', `/organizations/${world.org.id}/users`, {
      token: world.ownerToken,
      body: { email: 'nina@people.example', name: 'Nina', role: 'viewer' },
    });
    const page = await open(owner);
    await page.goto(pathOf('/users'));
    await page.getByRole('button', { name: 'Withdraw the invitation of nina@people.example' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await page.getByRole('row', { name: /nina@people.example/ }).waitFor({ state: 'detached' });
    const nina = await open(null);
    await nina.goto(`${baseUrl}/setup#${String(body.setupUrl).split('#')[1]}`);
    await nina.getByText('This link was used, has expired or never existed.').waitFor();
  });
});

describe('On the same pages', () => {
  test('an owner, an approver and a viewer are each offered what their role allows', async () => {
    const { open } = web.now();
    const [approver, viewer] = await Promise.all([add('pia', 'approver'), add('vera', 'viewer')]);
    const offered = async (person: TestPerson) => {
      const page = await open(person);
      await page.goto(pathOf(`/voice/port-orders/${order}`));
      await page.getByRole('heading', { level: 1, name: /^Port order / }).waitFor();
      await page.waitForLoadState('networkidle');
      const decides = await page.getByRole('button', { name: /^(Confirm|Refuse)/ }).count();
      await page.goto(pathOf('/voice/port-orders/pin'));
      await page.getByRole('dialog').getByText('A PIN can be changed at any time').waitFor();
      const setsPin = await page.getByRole('dialog').locator('input').count();
      const people = await page.getByRole('link', { name: 'Users & roles', includeHidden: true }).count();
      return { decides: decides > 0, setsPin: setsPin > 0, people: people > 0 };
    };
    expect(await offered(owner)).toEqual({ decides: true, setsPin: true, people: true });
    expect(await offered(approver)).toEqual({ decides: true, setsPin: false, people: false });
    expect(await offered(viewer)).toEqual({ decides: false, setsPin: false, people: false });
  });

  test('a viewer who opens a page of others is told why it stays shut, in French on a phone', async () => {
    const { open, baseUrl } = web.now();
    const page = await open(await add('viola', 'viewer'), frenchPhone);
    const shut = async (address: string, why: string) => {
      await page.goto(address);
      await page.getByRole('heading', { level: 1, name: 'Aucun accès' }).waitFor();
      await page.getByText(why).waitFor();
      expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
    };
    for (const path of ['/activity', '/users', '/settings/webhooks', '/settings/sign-in'])
      await shut(pathOf(path), 'Votre rôle ne donne pas accès à cette page.');
    await shut(`${baseUrl}/operator/settings`, 'Cette page est celle de l’exploitant de Portkeeper');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Aller à l’accueil' }).click();
    await page.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();
  });
});

describe('Who is deactivated', () => {
  test('is put out of the open page, and told so after signing in again', async () => {
    const { open } = web.now();
    const bo = await add('bo', 'telephony_admin');
    const theirs = await open(bo);
    await theirs.goto(pathOf('/users'));
    await theirs.getByText('bo@people.example').waitFor();
    const page = await open(owner);
    await page.goto(pathOf('/users'));
    await page.getByRole('button', { name: 'Deactivate bo', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Deactivate bo' });
    await dialog.getByText('bo is signed out everywhere at once').waitFor();
    await dialog.getByRole('button', { name: 'Deactivate' }).click();
    await page.getByRole('row', { name: /bo@people.example .*Deactivated/ }).waitFor();
    await theirs.getByRole('link', { name: 'Phone numbers' }).click();
    await theirs.getByRole('heading', { name: 'Sign in' }).waitFor();
    await theirs.getByLabel('E-mail address').fill(bo.email);
    await theirs.getByRole('button', { name: 'Next' }).click();
    await theirs.locator('input[type=password]').fill(bo.password);
    await theirs.getByRole('button', { name: 'Sign in' }).click();
    await theirs.getByText('You are signed in, but you have no role anywhere, or no longer.').waitFor();
    await expectAccessible(theirs);
    await page.getByRole('button', { name: 'Reactivate bo' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reactivate' }).click();
    await page.getByRole('row', { name: /bo@people.example .*Active/ }).waitFor();
  });

  test('is not the last owner', async () => {
    const page = await web.now().open(owner);
    await page.goto(pathOf('/users'));
    await page.getByRole('button', { name: 'Change the role of ana' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Role').selectOption('Viewer');
    await dialog.getByRole('button', { name: 'Change role' }).click();
    await dialog.getByText('This is the last active owner of the organization.').waitFor();
  });
});

describe('The operator', () => {
  test('says why it acts for a customer, sees that it does, ends it, and the customer reads it', async () => {
    const { open } = web.now();
    const olga = await add('olga', 'operator_admin');
    const page = await open(olga);
    await page.goto(pathOf('/users'));
    await page.getByRole('button', { name: 'Invite a person' }).click();
    const dialog = page.getByRole('dialog', { name: 'Invite a person' });
    await dialog.getByLabel('Name').fill('Max');
    await dialog.getByLabel('E-mail address').fill('max@people.example');
    await dialog.getByRole('button', { name: 'Invite' }).click();
    await sayReason(page, 'Ticket 4711');
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    await page.getByText('You act for Contoso').waitFor();
    await page.getByText(/goes on its record with your reason: Ticket 4711$/).waitFor();
    await expectAccessible(page);
    // Its orders are worked on from the operator's own pages, too.
    await page.getByRole('link', { name: 'Porting desk' }).click();
    await page.getByRole('heading', { level: 1, name: 'Porting desk' }).waitFor();
    await page.getByText('You act for Contoso').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await page.getByText('You act for Contoso').waitFor({ state: 'detached' });
    const ana = await open(owner);
    await ana.goto(pathOf('/activity'));
    await ana.getByText('olga (for the operator) invited max@people.example as Auditor.').waitFor();
    await ana.getByText('Reason: Ticket 4711', { exact: true }).first().waitFor();
    await ana
      .getByText('olga (for the operator) began to act for the organization. Reason: Ticket 4711')
      .waitFor();
  });

  test('has its own people on a page of their own', async () => {
    const { open, baseUrl } = web.now();
    const page = await open(await add('otto', 'operator_admin'));
    await page.goto(`${baseUrl}/operator/users`);
    await page.getByRole('heading', { level: 1, name: 'Operator users' }).waitFor();
    await page.getByRole('button', { name: 'Invite a person' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Lee');
    await dialog.getByLabel('E-mail address').fill('lee@people.example');
    await dialog.getByLabel('Role').selectOption('Porting agent');
    await dialog.getByRole('button', { name: 'Invite' }).click();
    await dialog.getByLabel('One-time link for Lee').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('row', { name: /lee@people.example Porting agent Invited/ }).waitFor();
    await page.getByRole('table', { name: 'Acts and roles' }).waitFor();
    await expectAccessible(page);
  });
});

describe('Users & roles', () => {
  test('says act by act what each role may do, and is readable on a French phone', async () => {
    const page = await web.now().open(owner, frenchPhone);
    await page.goto(pathOf('/users'));
    const act = page.getByText('Définir et modifier le code PIN de portage sortant');
    await act.waitFor();
    await page
      .getByText('Propriétaire, Administrateur de téléphonie, Approbateur', { exact: true })
      .first()
      .waitFor();
    expect(await isWiderThanItsWindow(page)).toBe(false);
    await expectAccessible(page);
  });
});
