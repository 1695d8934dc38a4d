import type { MailLanguage } from '../core/mail-facts.ts';
import type { PersonMailFacts } from '../core/person-mail.ts';
import { mailHtml } from './mail-html.ts';
import type { MailContent, MailLinks, MailMessage } from './mail-message.ts';
import { mailText } from './mail-text.ts';
import { mailTextsEn } from './mail-texts-en.ts';
import { mailTextsFr } from './mail-texts-fr.ts';
import { mailInstant } from './mail-values.ts';
import type { PersonMailTexts } from './person-mail-texts.ts';
import { personMailTextsEn } from './person-mail-texts-en.ts';
import { personMailTextsFr } from './person-mail-texts-fr.ts';

const texts: Readonly<Record<MailLanguage, PersonMailTexts>> = {
  en: personMailTextsEn,
  fr: personMailTextsFr,
};
/** The same sentence as in news. */
const neverPin: Readonly<Record<MailLanguage, string>> = {
  en: mailTextsEn.neverPin,
  fr: mailTextsFr.neverPin,
};

/** What a person is written about their own account, in their language. Its one secret is the link. */
export function personMailMessage(
  facts: PersonMailFacts,
  language: MailLanguage,
  { baseUrl, linkUrl }: MailLinks,
): MailMessage {
  const say = texts[language];
  const { subject, what } = saidOf(facts, say);
  const content: MailContent = {
    language,
    subject: subject.replaceAll(/\s+/g, ' '),
    what,
    facts: factLines(facts, language, say),
    act: { text: say.act[facts.kind], url: linkUrl ?? `${baseUrl}/account` },
    notUs: null,
    small: [say.otherwise[facts.kind], say.why, neverPin[language]],
    choose: null,
  };
  return { subject: content.subject, text: mailText(content), html: mailHtml(content) };
}

function saidOf(facts: PersonMailFacts, { said }: PersonMailTexts): { subject: string; what: string } {
  switch (facts.kind) {
    case 'invitation':
      return said.invitation({ organization: facts.organizationName, by: facts.by });
    case 'account_changed':
      return said.account_changed[facts.change];
    default:
      return said[facts.kind];
  }
}

function factLines(facts: PersonMailFacts, language: MailLanguage, say: PersonMailTexts) {
  const instant = (text: string) => mailInstant(text, language, facts.timeZone);
  const lines: [string, string | null][] =
    facts.kind === 'invitation'
      ? [
          [say.facts.organization, facts.organizationName],
          [say.facts.role, facts.role === 'carrier' ? null : say.roles[facts.role]],
          [say.facts.by, facts.by],
        ]
      : [
          [say.facts.device, facts.device],
          [say.facts.address, facts.address],
          [say.facts.happenedAt, instant(facts.at)],
        ];
  if ('expiresAt' in facts) lines.push([say.facts.expiresAt, instant(facts.expiresAt)]);
  return lines.flatMap(([name, value]) => (value ? [{ name, value }] : []));
}
