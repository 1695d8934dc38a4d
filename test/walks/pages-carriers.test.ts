import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { askToken } from '../support/oauth.ts';
import { addPerson, type TestPerson } from '../support/people.ts';
import { expectAccessible, frenchPhone, webWorld } from '../web/support/web-world.ts';

const web = webWorld();
let admin: TestPerson;
let agent: TestPerson;
let owner: TestPerson;

beforeAll(async () => {
  const { world } = web.now();
  const organizationId = world.operatorId;
  admin = await addPerson(world, { email: 'oda@operator.example', organizationId, role: 'operator_admin' });
  agent = await addPerson(world, { email: 'pat@operator.example', organizationId, role: 'porting_agent' });
  const { org } = world;
  owner = await addPerson(world, { email: 'ana@contoso.example', organizationId: org.id, role: 'owner' });
});

const carrierPage = () => `${web.now().baseUrl}/operator/carriers/${web.now().world.carrier.id}`;

async function expectFits(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

describe('A carrier’s page', () => {
  test('leads from the directory to its contacts, and keeps new ones', async () => {
    const page = await web.now().open(agent);
    await page.goto(`${web.now().baseUrl}/operator/carriers`);
    await page.getByRole('link', { name: 'Adatum Wireless' }).click();
    await page.getByText('Nobody is written down yet.').waitFor();
    await page.getByRole('heading', { name: 'Traffic of the last 30 days' }).waitFor();
    expect(await page.getByRole('button', { name: 'Suspend' }).count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Change the contacts' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Pat Porter');
    await dialog.getByLabel('Role').fill('Porting desk');
    await dialog.getByLabel('Phone').fill('425 555');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => dialog.getByLabel('Phone').getAttribute('aria-invalid')).toBe('true');
    await dialog.getByLabel('Phone').fill('+1 425 555 0100');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '+14255550100' }).waitFor();
  });

  test('gives the carrier another name, which is on record', async () => {
    const { open, baseUrl, world } = web.now();
    const page = await open(agent);
    await page.goto(carrierPage());
    const rename = async (name: string) => {
      await page.getByRole('button', { name: 'Change the name' }).click();
      const dialog = page.getByRole('dialog', { name: 'Change the name' });
      await dialog.getByText('Type another name first.').waitFor();
      await dialog.getByLabel('Name').fill(name);
      await expectAccessible(page);
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('heading', { level: 1, name }).waitFor();
    };
    await rename('Adatum Mobile');
    await page.goto(`${baseUrl}/o/${world.operatorId}/activity`);
    await page.getByText('changed the carrier Adatum Mobile.').waitFor();
    await page.goto(carrierPage());
    await rename('Adatum Wireless');
  });

  test('makes an OAuth client whose secret is shown once and gets a token', async () => {
    const { world, open } = web.now();
    const page = await open(admin);
    await page.goto(carrierPage());
    await page.getByText('There is no OAuth client yet.').waitFor();
    await page.getByRole('button', { name: 'Create a client' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Order gateway');
    await dialog.getByLabel('Shows who it is by').selectOption('A signed assertion');
    await dialog.getByLabel('Public keys (JWK Set)').fill('nonsense');
    await dialog.getByText('This is not JSON.').waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('Shows who it is by').selectOption('A secret');
    await dialog.getByLabel('Only what is chosen').click();
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.getByText('Choose at least one.').waitFor();
    await dialog.getByLabel('See port-out orders').click();
    await dialog.getByRole('button', { name: 'Create' }).click();
    const clientId = await dialog.getByLabel('Client id').inputValue();
    const secret = await dialog.getByLabel('Client secret').inputValue();
    await expectAccessible(page);
    const { body } = await askToken(world, { client_id: clientId, client_secret: secret });
    expect(body.scope).toBe('port_out_order.read');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await page.content()).includes(secret)).toBe(false);
    await page.getByRole('cell', { name: '1 act only' }).waitFor();
    await page.getByRole('button', { name: 'Revoke the client Order gateway' }).click();
    await dialog.getByText(/is refused from the moment you revoke it/).waitFor();
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('cell', { name: /^Revoked / }).waitFor();
    const token = body.access_token;
    expect((await world.call('GET', '/port-out-orders', { token })).status).toBe(401);
  });

  test('makes a webhook endpoint of the carrier and leads to its page', async () => {
    const page = await web.now().open(admin);
    await page.goto(carrierPage());
    await page.getByRole('button', { name: 'Create an endpoint' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('URL').fill('http://127.0.0.1:9/hook');
    await dialog.getByLabel('Only what is chosen').click();
    expect(await dialog.getByLabel('The port-out PIN is set').count()).toBe(0);
    await dialog.getByLabel('Everything').click();
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.getByLabel('Signing secret').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('link', { name: 'http://127.0.0.1:9/hook' }).click();
    await page.waitForURL(/\/operator\/carriers\/car_\w+\/webhooks\/whe_/);
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByText('A test message is on its way').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'New secret' }).click();
    await dialog.getByRole('button', { name: 'Make a new secret' }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.waitForURL(carrierPage());
    await page.getByText('There is no webhook endpoint yet.').waitFor();
  });

  test('suspends the carrier with a reason and lets it in again', async () => {
    const { world, open } = web.now();
    const page = await open(admin);
    const asks = async () =>
      (await world.call('GET', '/port-out-orders', { token: world.carrierToken })).status;
    await page.goto(carrierPage());
    await page.getByRole('button', { name: 'Suspend' }).click();
    const dialog = page.getByRole('dialog', { name: 'Suspend Adatum Wireless' });
    await dialog.getByText('It has no open orders.').waitFor();
    await dialog.getByRole('button', { name: 'Suspend' }).click();
    const reason = dialog.getByLabel('Reason, for the record');
    await expect.poll(() => reason.getAttribute('aria-invalid')).toBe('true');
    await reason.fill('Its token was found in a repository');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Suspend' }).click();
    await page.getByText(/^Suspended .* by oda: Its token was found/).waitFor();
    expect(await asks()).toBe(403);
    // Off the link that lies where the dialog's button was.
    await page.mouse.move(0, 0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Let in again' }).click();
    const back = page.getByRole('dialog', { name: 'Let Adatum Wireless in again' });
    await back.getByLabel('Reason, for the record').fill('It has a new one');
    await back.getByRole('button', { name: 'Let in again' }).click();
    await page.getByRole('button', { name: 'Suspend' }).waitFor();
    expect(await asks()).toBe(200);
  });

  test('fits a phone, in French and in the dark', async () => {
    const page = await web.now().open(admin, frenchPhone);
    await page.goto(carrierPage());
    await page.getByRole('heading', { name: 'Clients OAuth' }).waitFor();
    await page.getByRole('heading', { name: 'Trafic des 30 derniers jours' }).waitFor();
    await expectFits(page);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Créer un client' }).click();
    await page.getByRole('dialog').getByLabel('Seulement ce qui est choisi').click();
    await page.getByLabel('Voir les demandes de portage sortant').waitFor();
    await expectAccessible(page);
  });
});

describe('A token', () => {
  test('is made with an end and for chosen acts, and the list says so', async () => {
    const { world, open, baseUrl } = web.now();
    const page = await open(owner);
    await page.clock.setFixedTime(world.clock.now());
    // A slow connection: the dialog is open before the roles are there.
    await page.route('**/api/v1/roles', async (route) => {
      await page.getByRole('dialog').getByLabel('Name').waitFor();
      await route.continue();
    });
    await page.goto(`${baseUrl}/o/${world.org.id}/settings`);
    await page.getByRole('button', { name: 'Create a token' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('nightly');
    await dialog.getByLabel('Role').selectOption('Auditor');
    await dialog.getByLabel('Valid for').selectOption('30 days');
    await dialog.getByLabel('Only what is chosen').click();
    await dialog.getByLabel('See phone numbers').click();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Create' }).click();
    const token = await dialog.getByLabel('API token nightly').inputValue();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: '1 act only' }).waitFor();
    const path = `/organizations/${world.org.id}`;
    expect((await world.call('GET', `${path}/phone-numbers`, { token })).status).toBe(200);
    expect((await world.call('GET', `${path}/audit-entries`, { token })).status).toBe(403);
  });

  test('that has ended or soon will is marked', async () => {
    const { world, open, baseUrl } = web.now();
    const inMs = (ms: number) => new Date(world.clock.now().getTime() + ms).toISOString();
    const soon = inMs(3 * 24 * 3_600_000);
    const ended = inMs(1000);
    for (const [name, expiresAt] of [
      ['soon', soon],
      ['ended', ended],
    ]) {
      const body = { name, role: 'viewer', expiresAt };
      const path = `/organizations/${world.org.id}/api-tokens`;
      expect((await world.call('POST', path, { token: world.ownerToken, body })).status).toBe(201);
    }
    world.clock.advance(1000);
    const page = await open(owner);
    await page.clock.setFixedTime(world.clock.now());
    await page.goto(`${baseUrl}/o/${world.org.id}/settings`);
    await page.getByRole('row', { name: /^soon .*Ends soon/ }).waitFor();
    await page.getByRole('row', { name: /^ended .*Expired/ }).waitFor();
    await expectAccessible(page);
  });
});
