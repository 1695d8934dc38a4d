import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { addPerson, type TestPerson } from '../support/people.ts';
import { givePin, orderFor, submit } from '../support/port-outs.ts';
import { expectAccessible, frenchPhone, webWorld } from '../web/support/web-world.ts';

const web = webWorld();
let owner: TestPerson;
let agent: TestPerson;

beforeAll(async () => {
  const { world } = web.now();
  await givePin(world, world.org);
  const contoso = { organizationId: world.org.id, role: 'owner' } as const;
  owner = await addPerson(world, { email: 'ana@contoso.example', ...contoso });
  const desk = { organizationId: world.operatorId, role: 'porting_agent' } as const;
  agent = await addPerson(world, { email: 'pat@operator.example', ...desk });
});

async function confirmedOrder(numbers: readonly string[]): Promise<string> {
  const { world } = web.now();
  const { body } = await submit(world, orderFor(world.org, numbers));
  expect(body.status).toBe('confirmed');
  return body.id;
}

function openOrder(page: Page, id: string) {
  return page.goto(`${web.now().baseUrl}/o/${web.now().world.org.id}/voice/port-orders/${id}`);
}

test('an alarmed admin on a phone freezes a confirmed order with two presses, in French', async () => {
  const id = await confirmedOrder(web.now().world.org.numbers.slice(0, 1));
  const page = await web.now().open(owner, frenchPhone);
  await openOrder(page, id);
  const button = page.getByRole('button', { name: 'Ce n’était pas nous' });
  await button.waitFor();
  // Within reach without scrolling.
  const box = await button.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(frenchPhone.viewport.height);
  await expectAccessible(page);
  await button.click();
  const dialog = page.getByRole('dialog', { name: 'Geler cette demande ?' });
  await dialog.getByText('gelée immédiatement').waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Ce n’était pas nous' }).click();
  await page.getByText('rien ne confirme la demande entre-temps').waitFor();
  await page.getByText('ana a déclaré : ce n’était pas nous. La demande a été gelée.').waitFor();
  await expectAccessible(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  expect(await button.count()).toBe(0);

  const desk = await web.now().open(agent);
  await openOrder(desk, id);
  await desk.getByRole('button', { name: 'Resolve the dispute' }).click();
  const how = desk.getByRole('dialog', { name: 'How does this dispute end?' });
  await how.getByLabel(/the order is cancelled/).check();
  await expectAccessible(desk);
  const resolve = how.getByRole('button', { name: 'Resolve the dispute' });
  expect(await resolve.getAttribute('aria-disabled')).toBe('true');
  await how.getByLabel('Why (for the record)').fill('The carrier was deceived.');
  await resolve.click();
  await desk.getByText('Cancelled for good.').waitFor();
  await desk.getByText('pat cancelled it.').waitFor();
});

test('the desk brings numbers back that had left, with the evidence as a file', async () => {
  const { world } = web.now();
  const id = await confirmedOrder(world.org.numbers.slice(1, 2));
  const path = `/port-out-orders/${id}`;
  await world.call('POST', `${path}/completion`, { token: world.operatorToken, body: {} });
  const alarmed = await web.now().open(owner);
  await openOrder(alarmed, id);
  await alarmed
    .getByText(/in no list here any more\. If you did not ask for this, press “This was not us”/)
    .waitFor();
  world.clock.advance(3 * 3_600_000 + 120_000);
  await world.call('POST', `${path}/dispute`, { token: world.ownerToken, body: { note: 'Not us!' } });

  const page = await web.now().open(agent);
  await openOrder(page, id);
  await page.getByText('Time since the port:').waitFor();
  await page.getByText(/^3 hr\s2 min$/).waitFor();
  await page.getByText('You act: speak with the gaining carrier').waitFor();
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Evidence' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`evidence-${id}.json`);
  const evidence = JSON.parse(readFileSync(await file.path(), 'utf8'));
  expect(evidence.disputes).toMatchObject([{ note: 'Not us!', fromStatus: 'completed' }]);

  await page.getByRole('button', { name: 'Resolve the dispute' }).click();
  const how = page.getByRole('dialog', { name: 'How does this dispute end?' });
  await how.getByLabel(/become active again/).check();
  await how.getByLabel('Why (for the record)').fill('Snapback agreed by phone.');
  await how.getByRole('button', { name: 'Resolve the dispute' }).click();
  await page.getByText(/came back and is active again/).waitFor();
  await page.getByText('pat recorded that the numbers are back.').waitFor();
  await expectAccessible(page);
});

test('the desk cancels an order by agreement, after the consequence is said', async () => {
  const id = await confirmedOrder(web.now().world.org.numbers.slice(2, 3));
  const page = await web.now().open(agent);
  await openOrder(page, id);
  await page.getByRole('button', { name: 'Cancel the order' }).click();
  const dialog = page.getByRole('dialog', { name: 'Cancel this order?' });
  await dialog.getByText('this cannot be taken back').waitFor();
  await expectAccessible(page);
  await dialog.getByLabel('Why (for the record)').fill('Agreed.');
  await dialog.getByRole('button', { name: 'Cancel the order' }).click();
  await page.getByText('Cancelled for good.').waitFor();
});
