import { expect, test } from 'vitest';
import type { MailDelivery, MailFacts } from '../../src/core/mail-facts.ts';
import { mailMessage } from '../../src/outbound/mail-message.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { waitingMails } from '../support/mails.ts';
import { addPerson, signIn } from '../support/people.ts';
import { addNumber, givePin, newPon, orderFor, rightPin, submit } from '../support/port-outs.ts';
import { type World, worldOn } from '../support/world.ts';

const links = { baseUrl: 'http://localhost:8080', linkUrl: null };

describeOnBothEngines('mails of what is told', (engine) => {
  const world = worldOn(engine);

  async function mailsOf(kind: MailFacts['kind']): Promise<MailDelivery<MailFacts>[]> {
    const mails = await waitingMails(world.now(), world.now().org.id);
    return mails.filter(({ facts }) => facts.kind === kind);
  }

  test('go to owners, telephony admins and contacts, each once, and to nobody else', async () => {
    const { org, operatorToken, call, ownerToken } = world.now();
    const member = (email: string, role: 'owner' | 'telephony_admin' | 'viewer') =>
      addPerson(world.now(), { email, organizationId: org.id, role });
    await member('ana@contoso.example', 'owner');
    await member('bo@contoso.example', 'telephony_admin');
    await member('vi@contoso.example', 'viewer');
    const contactEmails = ['Ana@contoso.example', 'billing@contoso.example'];
    const account = { accountNumber: 'WA-555777', postalCode: '98052', name: 'Second', contactEmails };
    await call('POST', `/organizations/${org.id}/billing-accounts`, { token: operatorToken, body: account });
    await call('PUT', `/organizations/${org.id}/port-out-pin`, {
      token: ownerToken,
      body: { pin: rightPin },
    });
    const mails = await mailsOf('pin_set');
    expect(mails.map(({ address, facts }) => [address, facts.mailedAs]).sort()).toEqual([
      ['ana@contoso.example', 'owner'],
      ['billing@contoso.example', 'contact'],
      ['bo@contoso.example', 'telephony_admin'],
    ]);
  });

  test('of an order tell its numbers and the end of the account number, and never the PIN', async () => {
    const { org } = world.now();
    await givePin(world.now(), org);
    const number = await addNumber(world.now());
    const pon = newPon();
    const { body } = await submit(world.now(), orderFor(org, [number], { purchaseOrderNumber: pon }));
    expect(body.status).toBe('confirmed');
    const mails = await mailsOf('order_confirmed');
    // The order's account has no contacts; the other account's are not told.
    expect(mails.map(({ address }) => address).sort()).toEqual(['ana@contoso.example', 'bo@contoso.example']);
    const [mail] = mails;
    expect(mail?.facts.order).toMatchObject({
      purchaseOrderNumber: pon,
      accountNumberEnd: '0200',
      numberCount: 1,
      firstNumbers: [number],
    });
    const whole = JSON.stringify(mail) + JSON.stringify(mail && mailMessage(mail.facts, 'en', links));
    expect(whole).not.toContain(rightPin);
    expect(whole).not.toContain(org.accountNumber);
  });

  test('are written in the language a person chose', async () => {
    const browser = await signIn(world.now(), await personOf(world.now(), 'fr@contoso.example'));
    const { call, org } = world.now();
    const path = `/organizations/${org.id}/notification-choices`;
    const before = await call('GET', path, { headers: browser.cookie });
    expect(before.body.language).toBe('en');
    await call('PUT', path, { headers: browser.headers, body: { language: 'fr' } });
    const number = await addNumber(world.now());
    await submit(world.now(), orderFor(org, [number]));
    const mail = (await mailsOf('order_confirmed')).findLast(
      ({ address }) => address === 'fr@contoso.example',
    );
    expect(mail?.language).toBe('fr');
  });

  test('end where somebody chose not to have them, and go on where nobody may choose', async () => {
    const { call, org } = world.now();
    const person = await personOf(world.now(), 'quiet@contoso.example');
    const browser = await signIn(world.now(), person);
    const path = `/organizations/${org.id}/notification-choices`;
    const choose = (kind: string) =>
      call('PUT', path, { headers: browser.headers, body: { choices: [{ kind, isMailed: false }] } });
    const chosen = await choose('wrong_pin_alert');
    expect(chosen.status).toBe(200);
    expect(chosen.body.items).toContainEqual({
      kind: 'wrong_pin_alert',
      isMailed: false,
      isAlwaysMailed: false,
      severity: 'warning',
    });
    expect(await choose('order_confirmed')).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/choices/0/isMailed', code: 'always_mailed' }] },
    });
    expect((await choose('nonsense')).status).toBe(422);
    const number = await addNumber(world.now());
    for (let wrong = 1; wrong <= 3; wrong += 1) {
      await submit(world.now(), orderFor(org, [number], { pin: `9135724${wrong}0` }));
    }
    const alerted = (await mailsOf('wrong_pin_alert')).map(({ address }) => address);
    expect(alerted).toContain('ana@contoso.example');
    expect(alerted).not.toContain('quiet@contoso.example');
    await submit(world.now(), orderFor(org, [number]));
    const confirmed = (await mailsOf('order_confirmed')).map(({ address }) => address);
    expect(confirmed).toContain('quiet@contoso.example');
    const audited = await call('GET', `/organizations/${org.id}/audit-entries?limit=50`, {
      headers: browser.cookie,
    });
    expect(audited.body.items).toContainEqual(
      expect.objectContaining({
        action: 'notification_choices.changed',
        detail: { mailed: [], notMailed: ['wrong_pin_alert'] },
      }),
    );
  });

  test('are not chosen by tokens, nor by the operator’s people for a customer', async () => {
    const { call, org, ownerToken, operatorId } = world.now();
    const path = (id: string) => `/organizations/${id}/notification-choices`;
    expect((await call('GET', path(org.id), { token: ownerToken })).status).toBe(403);
    const desk = {
      email: 'desk@operator.example',
      organizationId: operatorId,
      role: 'porting_agent',
    } as const;
    const browser = await signIn(world.now(), await addPerson(world.now(), desk));
    expect((await call('GET', path(org.id), { headers: browser.cookie })).status).toBe(403);
    expect((await call('GET', path(operatorId), { headers: browser.cookie })).status).toBe(200);
  });

  test('of attempts on numbers of several organizations go to each, and to the desk nothing of them', async () => {
    const { org, otherOrg, operatorId } = world.now();
    await submit(world.now(), orderFor(org, [org.numbers[0] ?? '', otherOrg.numbers[0] ?? '']));
    const mails = await mailsOf('attempt_on_numbers');
    expect(mails.map(({ address }) => address)).toContain('ana@contoso.example');
    expect(JSON.stringify(mails)).not.toContain(otherOrg.numbers[0]);
    expect(await waitingMails(world.now(), operatorId)).toEqual([]);
  });
});

function personOf(world: World, email: string) {
  return addPerson(world, { email, organizationId: world.org.id, role: 'owner' });
}
