import { beforeAll, describe, expect, test } from 'vitest';
import { pdfOf } from '../support/files.ts';
import { holdProjects, type SubmittedOrder, submitOf } from '../support/held-orders.ts';
import { addPerson, type TestPerson } from '../support/people.ts';
import { expectAccessible, frenchPhone, webWorld } from '../web/support/web-world.ts';

const web = webWorld();
let agent: TestPerson;
const orders: SubmittedOrder[] = [];

beforeAll(async () => {
  const { world } = web.now();
  const { operatorId, otherOrg, otherCarrier } = world;
  agent = await addPerson(world, {
    email: 'pat@operator.example',
    organizationId: operatorId,
    role: 'porting_agent',
  });
  await holdProjects(world);
  orders.push(await submitOf(world, 2));
  orders.push(await submitOf(world, 3, { organization: otherOrg, token: otherCarrier.token }));
  orders.push(await submitOf(world, 2));
});

const desk = (query = '') => `${web.now().baseUrl}/operator/porting-desk${query}`;
const pon = (index: number) => orders[index]?.pon ?? '';

describe('The porting desk', () => {
  test('is worked by keyboard: between rows, claim, choose', async () => {
    const page = await web.now().open(agent);
    await page.goto(desk());
    const grid = page.getByRole('grid', { name: 'Porting desk' });
    await grid.getByText(pon(0)).waitFor();
    expect(await grid.getByRole('row').count()).toBe(4);
    await expectAccessible(page);
    await grid.getByRole('row').nth(1).focus();
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('k');
    await page.keyboard.press('c');
    await grid
      .getByRole('row')
      .nth(2)
      .getByRole('button', { name: `Release ${pon(1)}` })
      .waitFor();
    await page.keyboard.press('x');
    await page.getByText('1 order chosen').waitFor();
  });

  test('says its keys, and opens an order by one', async () => {
    const page = await web.now().open(agent);
    await page.goto(desk());
    const grid = page.getByRole('grid', { name: 'Porting desk' });
    await grid.getByText(pon(0)).waitFor();
    await grid.getByRole('row').nth(1).focus();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard' });
    await help.waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    // The row has the focus again: the next key acts on it.
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: `Port order ${pon(1)}` }).waitFor();
  });

  test('is searched and filtered by the address, and keeps filters under a name', async () => {
    const page = await web.now().open(agent);
    await page.goto(desk('?claimed=mine'));
    const grid = page.getByRole('grid', { name: 'Porting desk' });
    await grid.getByText(pon(1)).waitFor();
    expect(await grid.getByRole('row').count()).toBe(2);
    await page.getByRole('button', { name: 'Saved filters' }).click();
    const saved = page.getByRole('dialog', { name: 'Saved filters' });
    await saved.getByLabel('Name').fill('What I do');
    await saved.getByRole('button', { name: 'Save the current filters' }).click();
    await saved.getByRole('button', { name: 'What I do', exact: true }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByLabel('Number, PON, SPID or organization').fill('fabri');
    await page.waitForURL(/query=fabri/);
    await expect.poll(() => grid.getByRole('row').count()).toBe(2);
    await page.getByRole('button', { name: 'Saved filters' }).click();
    await saved.getByRole('button', { name: 'What I do', exact: true }).click();
    await page.waitForURL(/\?claimed=mine$/);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as CSV' }).click();
    expect((await download).suggestedFilename()).toBe('porting-desk.csv');
  });

  test('decides many orders once their number is typed, as it was previewed', async () => {
    const page = await web.now().open(agent);
    await page.goto(desk());
    for (const index of [0, 2]) await page.getByRole('checkbox', { name: `Choose ${pon(index)}` }).click();
    await page.getByText('2 orders chosen').waitFor();
    await page.getByRole('button', { name: 'Refuse' }).click();
    const dialog = page.getByRole('dialog', { name: 'Refuse 2 orders?' });
    await dialog.getByRole('button', { name: 'See what would happen' }).click();
    await dialog.getByText('2 orders would change.').waitFor();
    await dialog.getByText(`${pon(0)}: Rejected, 2 numbers`).waitFor();
    await expectAccessible(page);
    const now = dialog.getByRole('button', { name: 'Refuse 2 orders' });
    expect(await now.getAttribute('aria-disabled')).toBe('true');
    await dialog.getByLabel('To go on, type how many orders change: 2').fill('2');
    await now.click();
    await dialog.getByText('2 orders were changed.').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    const grid = page.getByRole('grid', { name: 'Porting desk' });
    await expect.poll(() => grid.getByRole('row').count()).toBe(2);
  });

  test('fits a phone, in French, at night', async () => {
    const page = await web.now().open(agent, frenchPhone);
    await page.goto(desk());
    await page.getByRole('list', { name: 'Service des portages' }).getByText(pon(1)).waitFor();
    await expectAccessible(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

describe('An order on the desk', () => {
  const address = () =>
    `${web.now().baseUrl}/o/${web.now().world.otherOrg.id}/voice/port-orders/${orders[1]?.id}`;

  test('is commented on, and what the carrier will read is said first', async () => {
    const page = await web.now().open(agent);
    await page.goto(address());
    const comments = page.getByRole('region', { name: 'Comments' });
    await comments.getByLabel('Your comment').fill('Called the owner.');
    await comments.getByRole('button', { name: 'Add the comment' }).click();
    await comments.getByText('Called the owner.', { exact: true }).waitFor();
    await comments.getByLabel('The gaining carrier too').click();
    await comments.getByText('The gaining carrier will read this comment.').waitFor();
    await comments.getByLabel('Your comment').fill('Please send the letter.');
    await expectAccessible(page);
    await comments.getByRole('button', { name: 'Send it to the carrier' }).click();
    await comments.getByText('Visible to the carrier').waitFor();
  });

  test('takes a document and gives it back, and refuses one that lies', async () => {
    const page = await web.now().open(agent);
    await page.goto(address());
    const documents = page.getByRole('region', { name: 'Documents' });
    await documents.getByText('There are no documents.').waitFor();
    const choose = (name: string, buffer: Buffer) =>
      documents.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer });
    await choose('letter.pdf', Buffer.from('<script>alert(1)</script>'));
    await documents.getByRole('button', { name: 'Add the document' }).click();
    await documents.getByText(/The file is not a whole application\/pdf file/).waitFor();
    await choose('letter.pdf', pdfOf(200_000));
    await documents.getByRole('button', { name: 'Add the document' }).click();
    const save = documents.getByRole('button', { name: 'Save letter.pdf' });
    await save.waitFor();
    await expectAccessible(page);
    const download = page.waitForEvent('download');
    await save.click();
    expect((await download).suggestedFilename()).toBe('letter.pdf');
  });
});
