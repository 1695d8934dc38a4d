import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { freePort, type ServerProcess, startServer } from '../support/server-process.ts';
import { expectAccessible, frenchPhone } from '../web/support/web-world.ts';

/** A new installation in the hands of its first people: a server process on an empty data folder. */
const folder = mkdtempSync(join(tmpdir(), 'portkeeper-set-up-'));
let server: ServerProcess;
let browser: Browser;
let page: Page;
let baseUrl = '';
let ownerLink = '';

/** Of a browser of its own. */
async function newPage(options: BrowserContextOptions): Promise<Page> {
  return (await browser.newContext(options)).newPage();
}

beforeAll(async () => {
  const port = await freePort();
  baseUrl = `http://localhost:${port}`;
  server = await startServer({
    PORT: String(port),
    PORTKEEPER_DATA: join(folder, 'data'),
    PORTKEEPER_BASE_URL: baseUrl,
  });
  browser = await launchBrowser();
  page = await newPage({ locale: 'en-US', viewport: { width: 1280, height: 800 } });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('the printed link makes the operator, and leaves the address at once', async () => {
  const link = /http\S+\/setup#\S+/.exec(server.output())?.[0] ?? '';
  await page.goto(link);
  await page.getByRole('heading', { level: 1, name: 'Set up Portkeeper' }).waitFor();
  expect(page.url()).toBe(`${baseUrl}/setup`);
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await page.getByText('This password is too short.').waitFor();
  await expectAccessible(page);
  await page.getByLabel('Your name').fill('Olga Operator');
  await page.getByLabel('E-mail address').fill('olga@operator.example');
  await page.getByLabel('New password').fill('passwordpassword');
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await page.getByText('This password is on lists of known passwords.').waitFor();
  await page.getByLabel('New password').fill('gravel umbrella 47 lantern');
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
});

test('an operator without an organization is led to the first one, also after coming back', async () => {
  await page.goto(`${baseUrl}/`);
  await page.getByRole('heading', { name: 'Add the first organization' }).waitFor();
  await expectAccessible(page);
  await page.getByLabel('Name of the organization').fill('Contoso');
  await page.getByLabel('Country or territory').selectOption({ label: 'Puerto Rico' });
  await page.getByLabel('Time zone').selectOption('America/Puerto_Rico');
  await page.getByRole('button', { name: 'Create the organization' }).click();
  await page.getByLabel('Another person').check();
  await page.getByLabel('Name', { exact: true }).fill('Ana Diaz');
  await page.getByLabel('E-mail address').fill('ana@contoso.example');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Invite the owner' }).click();
  ownerLink = await page.getByLabel('One-time link for Ana Diaz').inputValue();
  await page.getByRole('link', { name: 'Add phone numbers' }).waitFor();
  await expectAccessible(page);
});

test('the owner comes in by that link, in French, on a phone', async () => {
  const phone = await newPage(frenchPhone);
  await phone.goto(ownerLink);
  await phone.getByRole('heading', { level: 1, name: 'Bienvenue, Ana Diaz' }).waitFor();
  await expectAccessible(phone);
  await phone.getByLabel('Nouveau mot de passe').fill('olive tracteur 47 lanterne');
  await phone.getByRole('button', { name: 'Définir le mot de passe et se connecter' }).click();
  await phone.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();
  await phone.getByRole('button', { name: 'Ouvrir la navigation' }).click();
  await phone.getByRole('link', { name: 'Demandes de portage' }).click();
  await phone.getByRole('heading', { level: 1, name: 'Demandes de portage' }).waitFor();
  await phone.close();
});

test('a link that was used says so and leads to the sign-in', async () => {
  const other = await newPage({ locale: 'en-US' });
  await other.goto(ownerLink);
  await other.getByText('This link was used, has expired or never existed.').waitFor();
  await other.getByRole('link', { name: 'go to the sign-in' }).click();
  await other.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
});

test('a person who has a password joins a second organization with it', async () => {
  await page.goto(`${baseUrl}/`);
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  const link = await page.evaluate(async () => {
    const csrf = (await (await fetch('/api/v1/session')).json()).csrfToken;
    const post = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json', 'x-csrf-token': csrf };
      return (await fetch(`/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json();
    };
    const { id } = await post('/organizations', { name: 'Fabrikam', country: 'US' });
    await post(`/organizations/${id}/delegations`, { reason: 'The organization is being set up' });
    const ana = { email: 'ana@contoso.example', name: 'Ana', role: 'owner' };
    return (await post(`/organizations/${id}/users`, ana)).setupUrl;
  });
  const other = await newPage({ locale: 'en-US' });
  await other.goto(link);
  await other.getByLabel('Password', { exact: true }).fill('olive tracteur 47 lanterne');
  await expectAccessible(other);
  await other.getByRole('button', { name: 'Join and sign in' }).click();
  await other.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await other.getByRole('button', { name: 'Organization: Fabrikam' }).click();
  await other.getByRole('menuitemradio', { name: 'Contoso' }).click();
  await other.getByRole('button', { name: 'Organization: Contoso' }).waitFor();
});
