import { describe, expect, test } from 'vitest';
import { mailLanguages } from '../../src/core/mail-facts.ts';
import { accountChanges, type PersonMailDetail, type PersonMailFacts } from '../../src/core/person-mail.ts';
import { personMailMessage } from '../../src/outbound/person-mail-message.ts';

const links = { baseUrl: 'https://pk.example.com', linkUrl: 'https://pk.example.com/setup#token' };
const noLink = { ...links, linkUrl: null };
const from = { device: 'Firefox on Windows', address: '192.0.2.7' };
const expiresAt = '2026-12-01T15:00:00.000Z';
const invitation: PersonMailDetail = { kind: 'invitation', role: 'approver', by: 'Ana Ruiz', expiresAt };

function factsOf(detail: PersonMailDetail, changes: Partial<PersonMailFacts> = {}): PersonMailFacts {
  const place = { organizationId: 'org_01', organizationName: 'Contoso', timeZone: 'America/Los_Angeles' };
  return { ...detail, ...place, at: '2026-11-24T15:00:00.000Z', ...changes } as PersonMailFacts;
}

describe('an invitation', () => {
  test('says whose, by whom, as what and until when, and where to accept it', () => {
    const { subject, text } = personMailMessage(factsOf(invitation), 'en', links);
    expect(subject).toBe('You are invited to Contoso');
    const plain = text.replaceAll('\u00a0', ' ');
    expect(plain).toContain('Ana Ruiz invites you to look after the phone numbers of Contoso');
    expect(plain).toContain('Your role: Approver\nInvited by: Ana Ruiz\n');
    expect(plain).toContain('Link valid until: Tuesday, December 1, 2026 at 7:00 AM (America/Los_Angeles)');
    expect(plain).toContain('Accept the invitation: https://pk.example.com/setup#token');
  });

  test('does not let a name write into its head or its HTML', () => {
    const facts = factsOf({ ...invitation, by: '<b>Ana</b>' }, { organizationName: 'Con\r\nBcc: x@y' });
    const { subject, html } = personMailMessage(facts, 'fr', links);
    expect(subject).toBe('Invitation à rejoindre Con Bcc: x@y');
    expect(html).not.toContain('<b>Ana');
    expect(html).toContain('&lt;b&gt;Ana');
  });
});

test('a new password says from where it was asked, and what to do if it was not they', () => {
  const facts = factsOf({ kind: 'password_reset', expiresAt, ...from });
  const { text } = personMailMessage(facts, 'fr', {
    ...links,
    linkUrl: 'https://pk.example.com/reset-password#t',
  });
  const plain = text.replaceAll('\u00a0', ' ');
  expect(plain).toContain('Appareil : Firefox on Windows\nAdresse réseau : 192.0.2.7\n');
  expect(plain).toContain('Choisir un nouveau mot de passe : https://pk.example.com/reset-password#t');
  expect(plain).toContain('Si vous n’avez rien demandé');
});

test('what nobody knows of the device is left out', () => {
  const facts = factsOf({ kind: 'new_device', device: null, address: null });
  const { text } = personMailMessage(facts, 'en', noLink);
  expect(text).not.toContain('Device');
  expect(text).toContain('See where you are signed in: https://pk.example.com/account\n');
});

describe.each(mailLanguages)('in %s', (language) => {
  const details: PersonMailDetail[] = [
    invitation,
    { kind: 'password_reset', expiresAt, ...from },
    { kind: 'new_device', ...from },
    ...accountChanges.map((change) => ({ kind: 'account_changed' as const, change, ...from })),
  ];
  test.each(details.map((detail) => [JSON.stringify(detail), detail] as const))(
    '%s has whole sentences',
    (_, detail) => {
      const { subject, text, html } = personMailMessage(factsOf(detail), language, links);
      for (const words of [subject, text, html]) expect(words).not.toMatch(/undefined|null|NaN|\{|\}/);
      expect(subject.length).toBeLessThan(100);
      expect(text.trim().split('\n')[0]).toMatch(/[.!]$/);
    },
  );
});
