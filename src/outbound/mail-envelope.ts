import type { MailDelivery } from '../core/mail-facts.ts';
import { isPersonMail } from '../core/person-mail.ts';

import { type MailLinks, mailMessage } from './mail-message.ts';
import { personMailMessage } from './person-mail-message.ts';

export interface MailFrom {
  /** As in a From header: an address, or a name and an address in angle brackets. */
  mailFrom: string;
  baseUrl: string;
}

/**
 * A mail as nodemailer takes it. Its Message-ID follows from the delivery, so that whoever gets it twice,
 * because an answer was lost, can drop one.
 */
export function mailEnvelope(
  { id, address, language, facts }: MailDelivery,
  { mailFrom, baseUrl }: MailFrom,
  linkUrl: MailLinks['linkUrl'],
) {
  const links = { baseUrl, linkUrl };
  return {
    from: mailFrom,
    to: { name: '', address },
    ...(isPersonMail(facts)
      ? personMailMessage(facts, language, links)
      : mailMessage(facts, language, links)),
    messageId: `<${id}@${new URL(baseUrl).hostname}>`,
    date: new Date(facts.at),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
    // What is in a mail is text: it never names a file or an address to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
