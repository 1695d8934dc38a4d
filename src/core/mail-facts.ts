import type { NewsKind } from './news-kinds.ts';
import type { PersonMailFacts } from './person-mail.ts';
import type { PortOutStatus } from './port-out-order.ts';

/** Why somebody is written to: what they are to the organization. */
export type MailedAs = 'owner' | 'telephony_admin' | 'approver' | 'contact' | 'desk';

export const mailLanguages = ['en', 'fr'] as const;
export type MailLanguage = (typeof mailLanguages)[number];

/** An order as a mail tells of it: no PIN, and of the account number only its end. */
export interface MailedOrder {
  id: string;
  purchaseOrderNumber: string;
  status: PortOutStatus;
  accountNumberEnd: string;
  numberCount: number;
  /** In E.164. */
  firstNumbers: readonly string[];
  answerDueAt: string;
  firmOrderCommitmentAt: string | null;
  /** The zone its dates count in. */
  timeZone: string;
}

/** What news by mail is made of. It waits with the delivery: it tells what was so when it happened. */
export interface MailFacts {
  kind: NewsKind;
  organizationId: string;
  organizationName: string;
  timeZone: string;
  at: string;
  mailedAs: MailedAs;
  order: MailedOrder | null;
  /** Facts of the news itself; those an event has are text or a number. */
  news: Record<string, unknown>;
}

/** A mail to one address, as it waits and as a sender gets it. */
export interface MailDelivery<Facts = MailFacts | PersonMailFacts> {
  id: string;
  address: string;
  language: MailLanguage;
  facts: Facts;
}

const shownDigits = 4;

/** The last four characters of an account number; of a short one, fewer than half. */
export function endOfAccountNumber(accountNumber: string): string {
  return accountNumber.slice(-Math.min(shownDigits, Math.floor(accountNumber.length / 2)) || undefined);
}
