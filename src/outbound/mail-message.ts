import type { MailFacts, MailLanguage } from '../core/mail-facts.ts';
import { lockScopes } from '../core/port-out-lock.ts';
import { mailHtml } from './mail-html.ts';
import { mailText } from './mail-text.ts';
import type { MailTexts, MailWords } from './mail-texts.ts';
import { mailTextsEn } from './mail-texts-en.ts';
import { mailTextsFr } from './mail-texts-fr.ts';
import { mailInstant, mailPhoneNumber } from './mail-values.ts';

export interface MailMessage {
  subject: string;
  text: string;
  html: string;
}

export interface MailLinks {
  /** Where the admin center is, without a trailing slash. */
  baseUrl: string;
  /** The mail's one-time link, where it has one: in news, "This was not us". */
  linkUrl: string | null;
}

/** A mail before it is written down as text or as HTML: the same words in the same order. */
export interface MailContent {
  language: MailLanguage;
  subject: string;
  what: string;
  facts: readonly { name: string; value: string }[];
  act: { text: string; url: string };
  notUs: { lead: string; press: string; url: string } | null;
  small: readonly string[];
  choose: { text: string; url: string } | null;
}

const texts: Readonly<Record<MailLanguage, MailTexts>> = { en: mailTextsEn, fr: mailTextsFr };

/** What one person is told of one event, in their language. It holds no PIN and no whole account number. */
export function mailMessage(facts: MailFacts, language: MailLanguage, links: MailLinks): MailMessage {
  const content = contentOf(facts, language, links);
  return { subject: content.subject, text: mailText(content), html: mailHtml(content) };
}

function contentOf(facts: MailFacts, language: MailLanguage, { baseUrl, linkUrl }: MailLinks): MailContent {
  const say = texts[language];
  const words = wordsOf(facts);
  const place = `${baseUrl}/o/${facts.organizationId}`;
  return {
    language,
    subject: say.news[facts.kind].subject(words).replaceAll(/\s+/g, ' '),
    what: say.news[facts.kind].what(words),
    facts: factLines(facts, language, say),
    act: actOf(facts, place, baseUrl, say),
    notUs: linkUrl === null ? null : { ...say.notUs, url: linkUrl },
    small: [say.why(facts.mailedAs, facts.organizationName), say.neverPin],
    // A contact has no sign-in to choose with.
    choose:
      facts.mailedAs === 'contact' ? null : { text: say.choose, url: `${place}/settings/notifications` },
  };
}

function wordsOf({ news, order, organizationName }: MailFacts): MailWords {
  return {
    pon: order?.purchaseOrderNumber ?? textOf(news.purchaseOrderNumber),
    count: order?.numberCount ?? numberOf(news.numberCount),
    carrier: textOf(news.carrier),
    by: textOf(news.by),
    tries: numberOf(news.failuresInRow),
    person: textOf(news.person),
    organization: organizationName,
    ifSilent: news.ifSilent === 'confirm' || news.ifSilent === 'refuse' ? news.ifSilent : null,
    token: textOf(news.tokenName),
    lock: lockOf(news),
  };
}

function lockOf({ scope, number, until }: MailFacts['news']): MailWords['lock'] {
  const known = lockScopes.find((one) => one === scope);
  if (known === undefined) return null;
  const isForATime = textOf(until) !== '';
  return { scope: known, number: mailPhoneNumber(textOf(number)), isForATime };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function factLines(facts: MailFacts, language: MailLanguage, say: MailTexts): MailContent['facts'] {
  const { order, news, timeZone, at } = facts;
  const instant = (text: string) => mailInstant(text, language, timeZone);
  const lines: [string, string | null][] = [
    // What the desk is told of lies with another organization: its name and number come with the news.
    [say.facts.organization, textOf(news.organizationName)],
    [say.facts.carrier, textOf(news.carrier)],
    [say.facts.pon, order === null ? textOf(news.purchaseOrderNumber) : null],
    ...(order === null ? [] : orderLines(order, say, instant)),
    [say.facts.account, textOf(news.accountNumber)],
    [say.facts.lockedUntil, news.endsAt ? instant(textOf(news.endsAt)) : null],
    [say.facts.unlockedUntil, news.until ? instant(textOf(news.until)) : null],
    [say.facts.endsAt, news.expiresAt ? instant(textOf(news.expiresAt)) : null],
    [say.facts.happenedAt, instant(at)],
  ];
  return lines.flatMap(([name, value]) => (value ? [{ name, value }] : []));
}

function orderLines(
  order: NonNullable<MailFacts['order']>,
  say: MailTexts,
  instant: (text: string) => string,
): [string, string | null][] {
  const first = order.firstNumbers.map(mailPhoneNumber);
  const more = order.numberCount - first.length;
  const numbers = `${first.join(', ')}${more > 0 ? ` ${say.andMore(more)}` : ''}`;
  return [
    [say.facts.pon, order.purchaseOrderNumber],
    [say.facts.numbers, numbers],
    [say.facts.account, order.accountNumberEnd && say.account(order.accountNumberEnd)],
    [say.facts.answerBy, order.status === 'held' ? instant(order.answerDueAt) : null],
    [
      say.facts.leavesAt,
      order.status === 'confirmed' && order.firmOrderCommitmentAt
        ? instant(order.firmOrderCommitmentAt)
        : null,
    ],
  ];
}

function actOf(
  { kind, order, news, mailedAs }: MailFacts,
  place: string,
  baseUrl: string,
  say: MailTexts,
): MailContent['act'] {
  if (kind.startsWith('pin_')) return { text: say.act.pin, url: `${place}/voice/port-orders/pin` };
  if (kind.startsWith('lock_')) return { text: say.act.locks, url: `${place}/protection` };
  if (kind.startsWith('user_')) {
    return { text: say.act.users, url: mailedAs === 'desk' ? `${baseUrl}/operator/users` : `${place}/users` };
  }
  if (order) return { text: say.act.order, url: `${place}/voice/port-orders/${order.id}` };
  const [whose, id] = [textOf(news.organizationId), textOf(news.orderId)];
  if (whose && id) return { text: say.act.order, url: `${baseUrl}/o/${whose}/voice/port-orders/${id}` };
  return { text: say.act.center, url: `${place}/home` };
}
