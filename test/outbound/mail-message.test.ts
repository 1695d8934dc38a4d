import { describe, expect, test } from 'vitest';
import { mailLanguages } from '../../src/core/mail-facts.ts';
import { type NewsKind, newsKinds } from '../../src/core/news-kinds.ts';
import { mailMessage } from '../../src/outbound/mail-message.ts';
import { mailFacts } from '../support/mail-facts.ts';

const links = { baseUrl: 'https://pk.example.com', linkUrl: 'https://pk.example.com/not-us#token' };
const noLink = { ...links, linkUrl: null };

describe('a mail about a held order', () => {
  test('says what happens, until when, on which clock, and what to press', () => {
    const { subject, text } = mailMessage(mailFacts(), 'en', links);
    const lead =
      'If nobody in your organization asked for this, say so now. ' +
      'You need not sign in; the request is frozen at once.';
    expect(subject).toBe('Your answer is needed: request PON-1001 to take 5 phone numbers away');
    expect(text.replaceAll('\u00a0', ' ')).toBe(
      `Adatum Wireless asks to take 5 phone numbers away. The request waits for your answer.

Gaining carrier: Adatum Wireless
Order number (PON): PON-1001
Phone numbers: +1 425-555-0123, +1 425-555-0124, +1 425-555-0125 and 2 more
Account: ending in 0200
Answer by: Tuesday, November 24, 2026 at 11:00 AM (America/Los_Angeles)
Happened: Tuesday, November 24, 2026 at 7:00 AM (America/Los_Angeles)

Open the request: https://pk.example.com/o/org_01/voice/port-orders/poo_01

${lead}
This was not us: https://pk.example.com/not-us#token

-- 
You get this because you are an owner of Contoso.
We never ask for your port-out PIN by e-mail, and no e-mail of ours contains it.
Choose what is mailed to you: https://pk.example.com/o/org_01/settings/notifications
`,
    );
  });

  test('says what becomes of it when nobody answers', () => {
    const firstLine = (language: 'en' | 'fr', ifSilent: string, numberCount: number) => {
      const { order } = mailFacts();
      const facts = mailFacts({ order: order && { ...order, numberCount }, news: { ifSilent } });
      return mailMessage(facts, language, links).text.split('\n')[0];
    };
    expect(firstLine('en', 'refuse', 5)).toMatch(
      / If nobody answers in time, it is refused and the numbers stay\.$/,
    );
    expect(firstLine('en', 'confirm', 1)).toMatch(/ it is confirmed and the number leaves\.$/);
    expect(firstLine('fr', 'refuse', 1)).toMatch(/ elle est refusée et le numéro reste chez vous\.$/);
    expect(firstLine('fr', 'confirm', 5)).toMatch(/ elle est confirmée et les numéros vous quittent\.$/);
  });

  test('says the same in French', () => {
    const { subject, text } = mailMessage(mailFacts(), 'fr', links);
    expect(subject).toBe('Votre réponse est attendue : demande de portage PON-1001, 5 numéros de téléphone');
    const plain = text.replaceAll('\u00a0', ' ');
    expect(plain).toContain('Adatum Wireless demande le portage sortant de 5 numéros de téléphone.');
    expect(plain).toContain('Opérateur receveur : Adatum Wireless');
    expect(plain).toContain('Répondre avant : mardi 24 novembre 2026 à 11:00 (America/Los_Angeles)');
    expect(plain).toContain('+1 425-555-0125 et 2 autres');
    expect(plain).toContain('Ce n’était pas nous : https://pk.example.com/not-us#token');
  });

  test('does not repeat in HTML what a carrier put into its name', () => {
    const news = { carrier: '<img src=x onerror="alert(1)">&Co' };
    const { html } = mailMessage(mailFacts({ news }), 'en', links);
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;Co');
  });

  test('is HTML in its language that loads nothing', () => {
    const { html } = mailMessage(mailFacts(), 'fr', links);
    expect(html).toContain('<html lang="fr">');
    expect(html).not.toMatch(/<(img|script|link|iframe)|src=|url\(/);
    expect(html).toContain('href="https://pk.example.com/not-us#token"');
  });

  test('keeps a line break in a name out of the subject', () => {
    const facts = mailFacts({ kind: 'pin_changed', order: null, organizationName: 'Con\r\nBcc: x@y' });
    expect(mailMessage(facts, 'en', noLink).subject).toBe('Port-out PIN changed for Con Bcc: x@y');
  });
});

test('a contact is not sent to choices that need a sign-in', () => {
  const { text } = mailMessage(mailFacts({ mailedAs: 'contact' }), 'en', links);
  expect(text).toContain('your address is a contact of a billing account of Contoso');
  expect(text).not.toContain('settings/notifications');
});

test('the porting desk reads whose order it is, and is led to it', () => {
  const news = {
    by: 'Ana',
    carrier: 'Adatum Wireless',
    numberCount: 2,
    organizationId: 'org_02',
    organizationName: 'Fabrikam',
    orderId: 'poo_07',
    purchaseOrderNumber: 'PON-7',
  };
  const facts = mailFacts({ kind: 'order_disputed', mailedAs: 'desk', order: null, news });
  const { subject, text } = mailMessage(facts, 'fr', noLink);
  const plain = text.replaceAll('\u00a0', ' ');
  expect(subject).toBe('Demande de portage PON-7 contestée et gelée');
  expect(plain).toContain('Organisation : Fabrikam\nOpérateur receveur : Adatum Wireless\n');
  expect(plain).toContain('Numéro de commande (PON) : PON-7');
  expect(plain).toContain('https://pk.example.com/o/org_02/voice/port-orders/poo_07');
  expect(plain).toContain('https://pk.example.com/o/org_01/settings/notifications');
});

test('that a number was unlocked says which, by whom and until when, and leads to the locks', () => {
  const news = { by: 'Ana', scope: 'number', number: '+14255550123', until: '2026-11-25T15:00:00.000Z' };
  const { text } = mailMessage(mailFacts({ kind: 'lock_lifted', order: null, news }), 'en', noLink);
  expect(text).toContain('The lock on the number +1 425-555-0123 was lifted for a time by Ana.');
  expect(text.replaceAll('\u00a0', ' ')).toContain('Unlocked until: Wednesday, November 25, 2026');
  expect(text).toContain('https://pk.example.com/o/org_01/protection');
});

test('that an account was locked shows no more of its number than its end', () => {
  const news = { by: 'Ana', scope: 'billing_account', accountNumber: '••••0200' };
  const { text } = mailMessage(mailFacts({ kind: 'lock_set', order: null, news }), 'fr', noLink);
  const plain = text.replaceAll('\u00a0', ' ');
  expect(plain).toContain('posé par Ana sur tous les numéros d’un compte de facturation de Contoso.');
  expect(plain).toContain('Compte : ••••0200');
});

describe.each(mailLanguages)('in %s', (language) => {
  test.each(Object.keys(newsKinds) as NewsKind[])('%s has whole sentences', (kind) => {
    const isOfOrder = kind.startsWith('order_') || kind.startsWith('dispute_');
    const news = { carrier: 'Adatum', by: 'Ana', person: 'Bo', failuresInRow: 3, numberCount: 2 };
    const facts = mailFacts({ kind, news, ...(isOfOrder ? {} : { order: null }) });
    const { subject, text, html } = mailMessage(facts, language, noLink);
    for (const words of [subject, text, html]) expect(words).not.toMatch(/undefined|null|NaN|\{|\}/);
    expect(subject.length).toBeLessThan(100);
    expect(text.trim().split('\n')[0]).toMatch(/[.!]$/);
  });
});
