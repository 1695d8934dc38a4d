import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { mailLink } from '../../src/operations/news/mail-link.ts';
import { waitingPersonMails } from '../support/mails.ts';
import { newPeople, type TestPerson } from '../support/people.ts';
import { signInRows } from '../support/sign-in-ways.ts';
import { totpCode } from '../support/totp.ts';
import { expectAccessible, frenchPhone, webWorld } from '../web/support/web-world.ts';

const web = webWorld();
const stepMs = 30_000;
/** Who has set up an app, and its secret. */
let withApp: { person: TestPerson; secret: string } | null = null;

/** By the name a passkey can be made for: an address of numbers has none. */
const siteOf = () => web.now().baseUrl.replace('127.0.0.1', 'localhost');

const newPerson = newPeople({ now: () => web.now().world });

async function signInAt(page: Page, { email, password }: TestPerson): Promise<void> {
  await page.goto(`${siteOf()}/sign-in`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

/** A page signed in under the name of the site, at one's own account. */
async function accountPage(person: TestPerson, options?: BrowserContextOptions): Promise<Page> {
  const page = await web.now().open(null, options);
  await signInAt(page, person);
  await page.getByRole('button', { name: /^Account of / }).click();
  await page.getByRole('menuitem', { name: 'My account' }).click();
  await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor();
  return page;
}

/** An authenticator of the browser that verifies its person by itself. */
async function withAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

beforeAll(() => newPerson(), 60_000);

describe('One’s own account', () => {
  test('takes a passkey, which then signs in and confirms who one is', async () => {
    const person = await newPerson();
    const page = await accountPage(person);
    await withAuthenticator(page);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a passkey' });
    await dialog.getByLabel('Name').fill('Laptop');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Create the passkey' }).click();
    await page.getByRole('row', { name: /Laptop/ }).waitFor();
    await page.getByRole('button', { name: /^Account of / }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    await page.goto(`${siteOf()}/account`);
    web.now().world.clock.advance(11 * 60_000);
    await page.getByRole('button', { name: 'Remove Laptop' }).click();
    const remove = page.getByRole('dialog', { name: 'Remove Laptop' });
    await remove.getByRole('button', { name: 'Remove', exact: true }).click();
    const proof = page.getByRole('dialog', { name: 'Confirm that it is you' });
    await proof.getByRole('button', { name: 'Use the password' }).waitFor();
    await expectAccessible(page);
    await proof.getByRole('button', { name: 'Use a passkey' }).click();
    await page.getByRole('row', { name: /Laptop/ }).waitFor({ state: 'detached' });
  });

  test('takes an authenticator app', async () => {
    const { world } = web.now();
    const person = await newPerson();
    const page = await accountPage(person);
    await page.getByRole('button', { name: 'Set up an app' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set up an app' });
    await dialog.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
    await expectAccessible(page);
    const text = (await dialog.getByText('Or type this key:').textContent()) ?? '';
    const secret = text.replace('Or type this key:', '').replaceAll(' ', '');
    withApp = { person, secret };
    await dialog.getByLabel('Code of your authenticator app').fill('000000');
    await dialog.getByRole('button', { name: 'Turn it on' }).click();
    await dialog.getByText('This code is not right.').waitFor();
    await dialog.getByLabel('Code of your authenticator app').fill(totpCode(secret, world.clock.now()));
    await dialog.getByRole('button', { name: 'Turn it on' }).click();
    const once = page.getByRole('dialog', { name: 'Your recovery codes' });
    await once.getByText('Each of them signs you in once').waitFor();
    const codes = await once
      .getByRole('list', { name: 'Your recovery codes' })
      .getByRole('listitem')
      .allTextContents();
    expect(codes).toHaveLength(10);
    await expectAccessible(page);
    await once.getByRole('button', { name: 'Done' }).click();
    await page.getByText(/10 recovery codes are left\.$/).waitFor();
  });

  test('asks for a code of the app where its person signs in, in French', async () => {
    const { world } = web.now();
    if (!withApp) throw new Error('nobody has set up an app');
    const { person, secret } = withApp;
    world.clock.advance(stepMs);
    const phone = await web.now().open(null, frenchPhone);
    await phone.goto(`${siteOf()}/sign-in`);
    await phone.getByLabel('Adresse e-mail').fill(person.email);
    await phone.getByRole('button', { name: 'Suivant' }).click();
    await phone.getByLabel('Mot de passe', { exact: true }).fill(person.password);
    await phone.getByRole('button', { name: 'Se connecter', exact: true }).click();
    const code = phone.getByLabel('Code de votre application d’authentification');
    await code.waitFor();
    await expectAccessible(phone);
    await code.fill(totpCode(secret, world.clock.now()));
    await phone.getByRole('button', { name: 'Se connecter', exact: true }).click();
    await phone.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();
    await phone.goto(`${siteOf()}/account`);
    await phone.getByRole('heading', { level: 1, name: 'Mon compte' }).waitFor();
    await phone.getByText('Celle-ci').waitFor();
    const overflow = await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await expectAccessible(phone);
  });

  test('lists the accounts at providers and unlinks one, in French on a phone as well', async () => {
    const { world } = web.now();
    const person = await newPerson();
    // Not the domain the others sign in with: they would be led to the provider.
    await signInRows(world, world.org.id, { userId: person.id, domain: 'accounts.example' });
    const phone = await web.now().open(null, frenchPhone);
    await phone.goto(`${siteOf()}/sign-in`);
    await phone.getByLabel('Adresse e-mail').fill(person.email);
    await phone.getByRole('button', { name: 'Mot de passe' }).click();
    await phone.getByLabel('Mot de passe', { exact: true }).fill(person.password);
    await phone.getByRole('button', { name: 'Se connecter', exact: true }).click();
    await phone.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();
    await phone.goto(`${siteOf()}/account`);
    await phone.getByRole('heading', { name: 'Comptes chez des fournisseurs' }).waitFor();
    const overflow = await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await expectAccessible(phone);
    await phone.getByRole('button', { name: 'Dissocier Contoso accounts' }).click();
    const dialog = phone.getByRole('dialog', { name: 'Dissocier Contoso accounts' });
    await expectAccessible(phone);
    await dialog.getByRole('button', { name: 'Dissocier', exact: true }).click();
    const heading = phone.getByRole('heading', { name: 'Comptes chez des fournisseurs' });
    await heading.waitFor({ state: 'detached' });
    await phone.getByRole('heading', { level: 1, name: 'Mon compte' }).waitFor();
  });

  test('lists its sessions and ends one, whose browser is then signed out, also going back', async () => {
    const person = await newPerson();
    const other = await accountPage(person);
    const page = await accountPage(person);
    await page.getByRole('button', { name: /^End the session: / }).click();
    await page.getByRole('button', { name: /^End the session: / }).waitFor({ state: 'detached' });
    await other.reload();
    await other.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.getByRole('button', { name: /^Account of / }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    expect(await page.content()).not.toContain(person.email);
  });

  test('goes on in a second tab after a fresh proof in the first, and never as somebody else', async () => {
    const [person, stranger] = [await newPerson(), await newPerson()];
    const first = await accountPage(person);
    const second = await first.context().newPage();
    await second.goto(`${siteOf()}/account`);
    const name = second.getByLabel('Your name');
    await name.fill('Ana Diaz');
    web.now().world.clock.advance(11 * 60_000);
    await first.getByRole('button', { name: 'Change password' }).click();
    await first.getByLabel('New password').fill('granite lantern 47 violin');
    await first.getByRole('button', { name: 'Set the password' }).click();
    const proof = first.getByRole('dialog', { name: 'Confirm that it is you' });
    await proof.getByLabel('Password', { exact: true }).fill(person.password);
    await proof.getByRole('button', { name: 'Confirm' }).click();
    await first.getByText('Your password is changed.').waitFor();
    await second.getByRole('button', { name: 'Save' }).click();
    await second.getByText('Saved.').waitFor();
    await first.getByRole('button', { name: 'Done' }).click();
    await signInAt(first, stranger);
    await name.fill('Somebody else');
    await second.getByRole('button', { name: 'Save' }).click();
    await second.getByText('The request does not carry the X-CSRF-Token of this session.').waitFor();
    const { call, org, ownerToken: token } = web.now().world;
    const { body } = await call('GET', `/organizations/${org.id}/users`, { token });
    const names = body.items.map((one: { name: string }) => one.name);
    expect(names).toContain('Ana Diaz');
    expect(names).not.toContain('Somebody else');
  });
});

describe('A forgotten password', () => {
  test('is set anew by a mailed link, in French', async () => {
    const { world } = web.now();
    const person = await newPerson();
    const page = await web.now().open(null, frenchPhone);
    await page.goto(`${siteOf()}/sign-in`);
    await page.getByLabel('Adresse e-mail').fill(person.email);
    await page.getByRole('button', { name: 'Suivant' }).click();
    await page.getByRole('link', { name: 'Mot de passe oublié ?' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mot de passe oublié' }).waitFor();
    expect(await page.getByLabel('Adresse e-mail').inputValue()).toBe(person.email);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Envoyer le lien' }).click();
    await page.getByText(/un lien vient d’être envoyé/).waitFor();
    const mails = await waitingPersonMails(world, world.org.id);
    const mail = mails.findLast(({ facts }) => facts.kind === 'password_reset');
    const link = mail && (await mailLink(world.context, mail));
    await page.goto(`${siteOf()}/reset-password#${link?.split('#')[1]}`);
    await page.getByRole('heading', { level: 1, name: 'Choisir un nouveau mot de passe' }).waitFor();
    expect(page.url()).toBe(`${siteOf()}/reset-password`);
    await expectAccessible(page);
    await page.getByLabel('Nouveau mot de passe').fill('olive tracteur 47 lanterne');
    await page.getByRole('button', { name: 'Définir le mot de passe' }).click();
    await page.getByText('Votre nouveau mot de passe est défini.').waitFor();
    await expectAccessible(page);
    const { email } = person;
    const body = { email, password: 'olive tracteur 47 lanterne' };
    expect((await world.call('POST', '/session', { body })).status).toBe(201);
  });

  test('says of a link that was used or is none what to do', async () => {
    const page = await web.now().open(null);
    await page.goto(`${siteOf()}/reset-password#${'A'.repeat(43)}`);
    await page.getByText('This link was used, has expired or never existed.').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Ask for a new link' }).click();
    await page.getByRole('heading', { level: 1, name: 'Forgot your password' }).waitFor();
  });
});
