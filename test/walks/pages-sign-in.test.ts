import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accountProvider } from '../support/account-provider.ts';
import { addPerson, type TestPerson } from '../support/people.ts';
import { providerClientId, providerClientSecret } from '../support/provider-client.ts';
import { expectAccessible, frenchPhone, webWorld } from '../web/support/web-world.ts';

const web = webWorld();
const accounts = accountProvider();
let owner: TestPerson;

beforeAll(async () => {
  const { world, baseUrl } = web.now();
  // The provider lives in the time of this machine, and sends people back to where the pages are.
  world.clock.set(new Date().toISOString());
  world.context.clock = { now: () => new Date() };
  world.context.baseUrl = baseUrl;
  const { org } = world;
  owner = await addPerson(world, { email: 'ana@contoso.example', organizationId: org.id, role: 'owner' });
  registerAccounts();
  accounts.accounts.set('ana', { email: owner.email, email_verified: true, name: 'Ana', groups: ['voice'] });
  accounts.accounts.set('bea', {
    email: 'bea@contoso.example',
    email_verified: true,
    name: 'Bea Voice',
    groups: ['voice'],
  });
});

function registerAccounts(backChannelUri?: string): void {
  const { world, baseUrl } = web.now();
  const redirectUri = `${baseUrl}/sign-in/callback/${world.org.id}`;
  accounts.register({ redirectUri, signedOutUri: `${baseUrl}/sign-in`, backChannelUri });
}

const settings = () => `${web.now().baseUrl}/o/${web.now().world.org.id}/settings/sign-in`;

/** At the provider's own page. */
async function continueAs(page: Page, account: string): Promise<void> {
  await page.getByRole('heading', { name: 'Accounts' }).waitFor();
  await page.getByLabel('Account').fill(account);
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function signInBySite(page: Page, email: string, account: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Next' }).click();
  await continueAs(page, account);
}

describe('Signing in with an account at work', () => {
  test('an owner proves the domain, drafts a provider, tests it and puts it to use', async () => {
    const { world } = web.now();
    const page = await web.now().open(owner);
    await page.goto(settings().replace(/\/sign-in$/, ''));
    await page.getByRole('link', { name: 'See and manage the sign-in' }).click();
    await page.getByText('There is no provider yet.').waitFor();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Add a domain' }).click();
    await page.getByRole('dialog').getByLabel('Domain').fill('Contoso.example');
    await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
    const record = await page.getByLabel('TXT record of contoso.example').inputValue();
    expect(record).toMatch(/^portkeeper-verification=[0-9A-Za-z]{43}$/);
    await page.getByRole('button', { name: 'Check contoso.example' }).click();
    await page.getByText(/No TXT record of contoso.example holds the value/).waitFor();
    world.txtRecords.set('contoso.example', ['v=spf1 -all', record]);
    await page.getByRole('button', { name: 'Check contoso.example' }).click();
    await page.getByText(/^Proved by its TXT record/).waitFor();

    await page.getByRole('button', { name: 'Add a provider' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('Redirect URI, to enter at the provider').inputValue()).toBe(
      `${web.now().baseUrl}/sign-in/callback/${world.org.id}`,
    );
    await dialog.getByLabel('Name').fill('Contoso accounts');
    await dialog.getByLabel('Issuer').fill('http://10.0.0.1');
    await dialog.getByLabel('Client id').fill(providerClientId);
    await dialog.getByLabel('Client secret').fill(providerClientSecret);
    await dialog.getByLabel('Scopes').fill('email profile groups');
    await dialog.getByLabel('Role claim').fill('groups');
    await dialog.getByRole('button', { name: 'Add a rule' }).click();
    await dialog.getByLabel('Value 1').fill('voice');
    await dialog.getByLabel('Role 1').selectOption('telephony_admin');
    await dialog.getByRole('button', { name: 'Save as a draft' }).click();
    await dialog.getByText(/leads to an address that is not public/).waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('Issuer').fill(accounts.issuer);
    await dialog.getByRole('button', { name: 'Save as a draft' }).click();
    await page.getByText('Draft', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Save and use' }).count()).toBe(0);

    const opening = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Test sign-in' }).click();
    await continueAs(await opening, 'ana');
    await page.getByText('The sign-in works. By the e-mail address').waitFor();
    await page.getByText('ana@contoso.example').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save and use' }).click();
    await page.getByText('In use', { exact: true }).waitFor();
    await page.goto(settings().replace('settings/sign-in', 'activity'));
    await page.getByText('put the sign-in provider Contoso accounts to use after a test').waitFor();
  });

  test('somebody of the domain is led there, comes back to where they were, and signs out in both', async () => {
    const { baseUrl, world } = web.now();
    const page = await web.now().open(null);
    const wanted = `${baseUrl}/o/${world.org.id}/voice/port-orders`;
    await page.goto(wanted);
    await signInBySite(page, 'bea@contoso.example', 'bea');
    await page.getByRole('heading', { level: 1, name: 'Port orders' }).waitFor();
    expect(page.url()).toBe(wanted);
    await page.getByRole('button', { name: 'Account of Bea Voice' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: /sign me out/i }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    expect(page.url()).toBe(`${baseUrl}/sign-in`);
    // Neither here nor there: the provider asks who it is.
    await page.goto(wanted);
    await signInBySite(page, 'bea@contoso.example', 'bea');
    await page.getByRole('heading', { level: 1, name: 'Port orders' }).waitFor();
    await page.goBack();
    expect(page.url()).not.toContain('code=');
  });

  test('who signs out at the provider is signed out here, in that browser and not in the other', async () => {
    const { world, baseUrl } = web.now();
    const { providers } = (
      await world.call('GET', `/organizations/${world.org.id}/sign-in`, { token: world.ownerToken })
    ).body;
    registerAccounts(providers[0].backChannelSignOutUrl);
    const wanted = `${baseUrl}/o/${world.org.id}/voice/port-orders`;
    const signedIn = async () => {
      const page = await web.now().open(null);
      await page.goto(wanted);
      await signInBySite(page, 'bea@contoso.example', 'bea');
      await page.getByRole('heading', { level: 1, name: 'Port orders' }).waitFor();
      return page;
    };
    const [page, other] = [await signedIn(), await signedIn()];
    const provider = await page.context().newPage();
    await provider.goto(`${accounts.issuer}/session/end`);
    await provider.getByRole('button', { name: /sign me out/i }).click();
    await provider
      .getByText(/sign-out success/i)
      .first()
      .waitFor();
    await page.goto(wanted);
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await other.goto(wanted);
    await other.getByRole('heading', { level: 1, name: 'Port orders' }).waitFor();
  });

  test('step-up happens in a window beside, and what was typed stays', async () => {
    const { world, baseUrl } = web.now();
    const page = await web.now().open(null);
    await page.goto(`${baseUrl}/o/${world.org.id}/voice/port-orders/pin`);
    await signInBySite(page, 'bea@contoso.example', 'bea');
    const panel = page.getByRole('dialog', { name: 'Set or change your port out PIN' });
    await panel.waitFor();
    await world.database.asOwner((asOwner) =>
      asOwner.query("UPDATE sessions SET proved_at = proved_at - interval '11 minutes'"),
    );
    await panel.getByRole('button', { name: 'Generate' }).click();
    await panel.getByRole('button', { name: 'Save' }).click();
    const proof = page.getByRole('dialog', { name: 'Confirm that it is you' });
    await proof.waitFor();
    await expectAccessible(page);
    const opening = page.waitForEvent('popup');
    await proof.getByRole('button', { name: 'Confirm with Contoso accounts' }).click();
    await continueAs(await opening, 'bea');
    await proof.waitFor({ state: 'detached' });
    await expect
      .poll(
        async () =>
          (
            await world.call('GET', `/organizations/${world.org.id}/port-out-pin`, {
              token: world.ownerToken,
            })
          ).body.state,
      )
      .toBe('set');
  });

  test('a phone held upright, in French, at night', async () => {
    const page = await web.now().open(owner, frenchPhone);
    await page.goto(settings());
    await page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
    await page.getByText('Contoso accounts').first().waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await expectAccessible(page);
    const callback = await web.now().open(null, frenchPhone);
    await callback.goto(
      `${web.now().baseUrl}/sign-in/callback/${web.now().world.org.id}?error=access_denied&state=x`,
    );
    await callback.getByText('Vous n’avez pas été connecté.').waitFor();
    expect(callback.url()).toBe(`${web.now().baseUrl}/sign-in/callback`);
    await expectAccessible(callback);
  });
});
