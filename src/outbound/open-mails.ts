import type { MailFrom } from './mail-envelope.ts';
import type { MailSender } from './mail-sender.ts';
import { WhenFirstUsed } from './when-first-used.ts';

/** Sends by the SMTP server; where none is set, lays mails in the folder. */
export function openMails(
  mail: MailFrom & {
    smtpUrl: string | null;
    /** For mails that are not sent. */
    folder: string;
  },
): MailSender {
  const { smtpUrl, folder, mailFrom, baseUrl } = mail;
  const sender = new WhenFirstUsed(async () =>
    smtpUrl === null
      ? (await import('./mail-folder.ts')).openMailFolder(folder, { mailFrom, baseUrl })
      : (await import('./mail-sender.ts')).openMailSender({ smtpUrl, mailFrom, baseUrl }),
  );
  return {
    send: async (...mailed) => (await sender.get()).send(...mailed),
    close: () => sender.close(),
  };
}
