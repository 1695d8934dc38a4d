import type { MailedAs } from '../core/mail-facts.ts';
import type { NewsKind } from '../core/news-kinds.ts';
import type { LockScope } from '../core/port-out-lock.ts';
import type { SilenceOutcome } from '../core/silence.ts';

/** What the sentences of a mail are filled with. */
export interface MailWords {
  /** The order's number at the carrier. */
  pon: string;
  count: number;
  /** Empty where nobody named it. */
  carrier: string;
  by: string;
  tries: number;
  /** Whom it is about. */
  person: string;
  organization: string;
  /** What becomes of a held order when nobody answers; null where that is not said. */
  ifSilent: SilenceOutcome['kind'] | null;
  /** What a token is called; empty where the news is of none. */
  token: string;
  /** What a lock covers; null where the news is of none. */
  lock: { scope: LockScope; number: string; isForATime: boolean } | null;
}

interface NewsText {
  subject(words: MailWords): string;
  what(words: MailWords): string;
}

/** Every sentence of a mail in one language. */
export interface MailTexts {
  news: Readonly<Record<NewsKind, NewsText>>;
  facts: Record<
    | 'organization'
    | 'carrier'
    | 'pon'
    | 'numbers'
    | 'account'
    | 'answerBy'
    | 'leavesAt'
    | 'endsAt'
    | 'lockedUntil'
    | 'unlockedUntil'
    | 'happenedAt',
    string
  >;
  /** The account number by its end. */
  account(end: string): string;
  /** The first numbers, and how many more. */
  andMore(count: number): string;
  act: { order: string; pin: string; locks: string; users: string; center: string };
  notUs: { lead: string; press: string };
  neverPin: string;
  why(mailedAs: MailedAs, organization: string): string;
  choose: string;
}
