import type { Role } from '../core/permissions.ts';
import type { AccountChange, PersonMailKind } from '../core/person-mail.ts';

/** What the sentences of a mail to a person are filled with; empty where nobody knows. */
export interface PersonMailWords {
  organization: string;
  by: string;
}

interface Said {
  subject: string;
  what: string;
}

/** Every sentence of a mail about a person's own account, in one language. */
export interface PersonMailTexts {
  said: {
    invitation(words: PersonMailWords): Said;
    password_reset: Said;
    new_device: Said;
    account_changed: Readonly<Record<AccountChange, Said>>;
  };
  facts: Record<'organization' | 'role' | 'by' | 'device' | 'address' | 'happenedAt' | 'expiresAt', string>;
  roles: Readonly<Record<Exclude<Role, 'carrier'>, string>>;
  /** What to press. */
  act: Readonly<Record<PersonMailKind, string>>;
  /** What to do if it was not they. */
  otherwise: Readonly<Record<PersonMailKind, string>>;
  why: string;
}
