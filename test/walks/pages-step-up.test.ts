import { beforeAll, describe, expect, test } from 'vitest';
import { addPerson, type TestPerson } from '../support/people.ts';
import { expectAccessible, frenchPhone, webWorld } from '../web/support/web-world.ts';

const web = webWorld();
const elevenMinutesMs = 11 * 60_000;
let owner: TestPerson;

const address = (path: string) => `${web.now().baseUrl}/o/${web.now().world.org.id}${path}`;

beforeAll(async () => {
  const { world } = web.now();
  const organizationId = world.org.id;
  owner = await addPerson(world, { email: 'ana@contoso.example', organizationId, role: 'owner' });
}, 60_000);

describe('Saving a PIN with a proof that is too old', () => {
  test('asks who one is, keeps what was typed, and saves once it is shown', async () => {
    const page = await web.now().open(owner);
    await page.goto(address('/voice/port-orders/pin'));
    const panel = page.getByRole('dialog', { name: 'Set or change your port out PIN' });
    await panel.getByLabel('Port-out PIN', { exact: true }).fill('40618273');
    await panel.getByLabel('Type the PIN again').fill('40618273');
    web.now().world.clock.advance(elevenMinutesMs);
    await panel.getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
    await dialog.getByText('You are signed in as ana@contoso.example').waitFor();
    await dialog.getByText('Enter your password.').waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('Password', { exact: true }).fill('not the password');
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await dialog.getByText('The e-mail address or the password is not right.').waitFor();
    await dialog.getByLabel('Password', { exact: true }).fill(owner.password);
    await dialog.getByLabel('Password', { exact: true }).press('Enter');
    await panel.getByText('Your port-out PIN is set').waitFor();
    expect(await page.content()).not.toContain('40618273');
  });

  test('gives the keyboard back to the dialog below when it is not shown', async () => {
    const page = await web.now().open(owner);
    await page.goto(address('/users'));
    await page.getByRole('button', { name: 'Invite a person' }).click();
    const below = page.getByRole('dialog', { name: 'Invite a person' });
    await below.getByLabel('Name').fill('Nora');
    await below.getByLabel('E-mail address').fill('nora@contoso.example');
    web.now().world.clock.advance(elevenMinutesMs);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Confirm that it is you' }).waitFor();
    await page.keyboard.press('Escape');
    await below.getByText('Nothing was changed: you did not confirm that it is you.').waitFor();
    expect(await below.getByLabel('E-mail address').inputValue()).toBe('nora@contoso.example');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await below.waitFor({ state: 'detached' });
  });

  test('saves nothing when it is not shown, and what was typed is still there, in French', async () => {
    const page = await web.now().open(owner, frenchPhone);
    await page.goto(address('/voice/port-orders/pin'));
    const panel = page.getByRole('dialog', { name: 'Définir ou modifier votre code PIN de portage sortant' });
    await panel.getByLabel('Code PIN de portage sortant', { exact: true }).fill('50728394');
    await panel.getByLabel('Saisissez à nouveau le code PIN').fill('50728394');
    web.now().world.clock.advance(elevenMinutesMs);
    await panel.getByRole('button', { name: 'Enregistrer' }).click();
    const dialog = page.getByRole('dialog', { name: 'Confirmez votre identité' });
    await dialog.getByText('Saisissez votre mot de passe.').waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Annuler' }).click();
    await dialog.waitFor({ state: 'detached' });
    const typed = panel.getByLabel('Code PIN de portage sortant', { exact: true });
    expect(await typed.inputValue()).toBe('50728394');
    await panel.getByText('vous n’avez pas confirmé votre identité').waitFor();
  });
});
