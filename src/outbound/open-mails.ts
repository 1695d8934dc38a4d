import type { MailFrom } from './mail-envelope.ts';
import { openMailFolder } from './mail-folder.ts';
import { type MailSender, openMailSender } from './mail-sender.ts';

/** Sends by the SMTP server; where none is set, lays mails in the folder. */
export function openMails(
  mail: MailFrom & {
    smtpUrl: string | null;
    /** For mails that are not sent. */
    folder: string;
  },
): MailSender {
  const { smtpUrl, folder, mailFrom, baseUrl } = mail;
  if (smtpUrl === null) return openMailFolder(folder, { mailFrom, baseUrl });
  return openMailSender({ smtpUrl, mailFrom, baseUrl });
}
