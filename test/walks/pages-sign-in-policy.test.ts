import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accountProvider } from '../support/account-provider.ts';
import { addPerson, type TestPerson } from '../support/people.ts';
import { addProvedDomain, addSignInProvider } from '../support/sign-in-ways.ts';
import { totpCode } from '../support/totp.ts';
import { expectAccessible, frenchPhone, webWorld } from '../web/support/web-world.ts';

const web = webWorld();
const accounts = accountProvider();
let owner: TestPerson;
let viewer: TestPerson;

beforeAll(async () => {
  const { world, baseUrl } = web.now();
  // The provider lives in the time of this machine, and sends people back to where the pages are.
  world.clock.set(new Date().toISOString());
  world.context.clock = { now: () => new Date() };
  world.context.baseUrl = baseUrl;
  const { id: organizationId } = world.org;
  owner = await addPerson(world, { email: 'ana@contoso.example', organizationId, role: 'owner' });
  viewer = await addPerson(world, { email: 'vera@contoso.example', organizationId, role: 'viewer' });
  accounts.register({
    redirectUri: `${baseUrl}/sign-in/callback/${organizationId}`,
    signedOutUri: `${baseUrl}/sign-in`,
  });
  for (const { email } of [owner, viewer]) {
    accounts.accounts.set(email.split('@')[0] ?? '', { email, email_verified: true });
  }
  await addProvedDomain(world, organizationId, 'contoso.example');
  await addSignInProvider(world, organizationId, { issuer: accounts.issuer });
}, 60_000);

const address = (path: string) => `${web.now().baseUrl}/o/${web.now().world.org.id}${path}`;
const settings = () => address('/settings/sign-in');

/** Sets an app up in the account page that is open, and closes the codes to be kept. */
async function setAppUp(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set up an app' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set up an app' });
  const text = (await dialog.getByText('Or type this key:').textContent()) ?? '';
  const secret = text.replace('Or type this key:', '').replaceAll(' ', '');
  await dialog.getByLabel('Code of your authenticator app').fill(totpCode(secret, new Date()));
  await dialog.getByRole('button', { name: 'Turn it on' }).click();
  const codes = page.getByRole('dialog', { name: 'Your recovery codes' });
  await codes.getByRole('listitem').first().waitFor();
  await codes.getByRole('button', { name: 'Done' }).click();
}

async function choose(page: Page, policy: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${policy}`) }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
}

async function continueAs(page: Page, account: string): Promise<void> {
  await page.getByRole('heading', { name: 'Accounts' }).waitFor();
  await page.getByLabel('Account').fill(account);
  await page.getByRole('button', { name: 'Continue' }).click();
}

describe('How strongly people sign in', () => {
  test('an owner asks for two factors once they have shown two themselves', async () => {
    const page = await web.now().open(owner);
    await page.goto(settings());
    await choose(page, 'Two factors');
    await page.getByText('You are not signed in that way yourself.').waitFor();
    await expectAccessible(page);
    await page.goto(`${web.now().baseUrl}/account`);
    await setAppUp(page);
    await page.goto(settings());
    await choose(page, 'Two factors');
    await page.getByText('Saved. It holds from everybody’s next step on.').waitFor();
    await expectAccessible(page);
    await page.goto(address('/activity'));
    await page.getByText('set how people sign in: two factors.').waitFor();
  });

  test('whoever came by a password is led to set up a factor, and then on to where they wanted', async () => {
    const page = await web.now().open(viewer);
    await page.goto(address('/voice/phone-numbers'));
    await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor();
    await page.getByText('Contoso asks for a second factor.').waitFor();
    await expectAccessible(page);
    await setAppUp(page);
    await page.getByRole('heading', { level: 1, name: 'Phone numbers' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(new URL(address('/voice/phone-numbers')).pathname);
  });

  test('is said in French, on a phone', async () => {
    const { world } = web.now();
    const { id: organizationId } = world.org;
    const person = await addPerson(world, { email: 'flo@contoso.example', organizationId, role: 'viewer' });
    const page = await web.now().open(person, frenchPhone);
    await page.goto(address('/home'));
    await page.getByRole('heading', { level: 1, name: 'Mon compte' }).waitFor();
    await page.getByText('Contoso exige un second facteur.').waitFor();
    await expectAccessible(page);
  });

  test('only the provider lets in where an owner who came by it says so', async () => {
    const page = await web.now().open(null);
    await page.goto(`${web.now().baseUrl}/sign-in?back=${encodeURIComponent(new URL(settings()).pathname)}`);
    await page.getByLabel('E-mail address').fill(owner.email);
    await page.getByRole('button', { name: 'Next' }).click();
    await continueAs(page, 'ana');
    await page.getByRole('heading', { level: 1, name: 'Sign-in' }).waitFor();
    await choose(page, 'Only by your provider');
    await page.getByText('Saved. It holds from everybody’s next step on.').waitFor();
    await page.getByRole('button', { name: 'Delete Contoso accounts' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await dialog.getByText('People sign in here by this provider only.').waitFor();
  });

  test('whoever is signed in another way goes on at the provider', async () => {
    const { world } = web.now();
    const { id: organizationId } = world.org;
    const person = await addPerson(world, { email: 'gus@contoso.example', organizationId, role: 'viewer' });
    accounts.accounts.set('gus', { email: person.email, email_verified: true });
    const page = await web.now().open(person);
    await page.goto(address('/voice/phone-numbers'));
    await page.getByText('Contoso lets people in only by its own provider.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Continue with Contoso accounts' }).click();
    await continueAs(page, 'gus');
    await page.getByRole('heading', { level: 1, name: 'Phone numbers' }).waitFor();
  });

  test('an invitation leads to the provider', async () => {
    const { call, org, ownerToken: token } = web.now().world;
    const body = { email: 'iris@contoso.example', name: 'Iris', role: 'viewer' };
    const invited = await call('POST', `/organizations/${org.id}/users`, { token, body });
    accounts.accounts.set('iris', { email: body.email, email_verified: true });
    const page = await web.now().open(null);
    await page.goto(String(invited.body.setupUrl));
    await page.getByRole('heading', { level: 1, name: 'Welcome, Iris' }).waitFor();
    expect(await page.getByLabel('New password').count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Continue with Contoso accounts' }).click();
    await continueAs(page, 'iris');
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  });
});
