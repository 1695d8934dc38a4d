import type { MailLanguage } from '../core/mail-facts.ts';
import type { MailContent } from './mail-message.ts';

/** French sets a no-break space before a colon. */
const colons: Readonly<Record<MailLanguage, string>> = { en: ': ', fr: '\u00a0: ' };

/** The text of a mail: the same words as its HTML, in the same order. */
export function mailText({ language, what, facts, act, notUs, small, choose }: MailContent): string {
  const colon = (name: string, value: string) => `${name}${colons[language]}${value}`;
  const parts = [
    what,
    facts.map(({ name, value }) => colon(name, value)).join('\n'),
    colon(act.text, act.url),
    ...(notUs ? [`${notUs.lead}\n${colon(notUs.press, notUs.url)}`] : []),
    ['-- ', ...small, ...(choose ? [colon(choose.text, choose.url)] : [])].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}
