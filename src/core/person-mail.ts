import type { Role } from './permissions.ts';

export interface PersonMailRule {
  /** Where its one-time link leads, or null where it has none. The token stands behind `#`. */
  linkPath: string | null;
}

/** What one person is written about their own account, whatever they chose to be told. Read top to bottom. */
export const personMails = {
  invitation: { linkPath: '/setup' },
  password_reset: { linkPath: '/reset-password' },
  new_device: { linkPath: null },
  account_changed: { linkPath: null },
} as const satisfies Record<string, PersonMailRule>;

export type PersonMailKind = keyof typeof personMails;

/** What can change about how a person signs in. */
export const accountChanges = [
  'password_changed',
  'passkey_added',
  'passkey_removed',
  'identity_unlinked',
  'totp_on',
  'totp_off',
  'recovery_codes_renewed',
  'recovered_by_operator',
] as const;
export type AccountChange = (typeof accountChanges)[number];

/** A browser as it says who it is, and where the network says it is. */
export interface AskedFrom {
  device: string | null;
  address: string | null;
}

/** What happened, by kind: facts for people, and nothing secret. Instants are RFC 3339. */
export type PersonMailDetail =
  | { kind: 'invitation'; role: Role; by: string; expiresAt: string }
  | ({ kind: 'password_reset'; expiresAt: string } & AskedFrom)
  | ({ kind: 'new_device' } & AskedFrom)
  | ({ kind: 'account_changed'; change: AccountChange } & AskedFrom);

/** What a mail to a person is made of, as it waits. A link's token waits beside it, sealed. */
export type PersonMailFacts = PersonMailDetail & {
  /** Whose it is to write, and on whose clock its times are. */
  organizationId: string;
  organizationName: string;
  timeZone: string;
  at: string;
};

/** True for a mail about the person's own account, false for news of an organization. */
export function isPersonMail<News extends { kind: string }>(
  facts: News | PersonMailFacts,
): facts is PersonMailFacts {
  return Object.hasOwn(personMails, facts.kind);
}
