import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { type MailFrom, mailEnvelope } from './mail-envelope.ts';
import type { MailSender } from './mail-sender.ts';

/**
 * Where no SMTP server is set: each mail becomes a file `<delivery>.eml` for the operator to look at, and
 * counts as not sent. Only the owner of the data folder may read them: a link in one is as good as its token.
 */
export function openMailFolder(folder: string, mail: MailFrom): MailSender {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async send(delivery, linkUrl) {
      const { message } = await writer.sendMail(mailEnvelope(delivery, mail, linkUrl));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `${delivery.id}.eml`);
      // Whole or not at all, whatever happens meanwhile.
      await writeFile(`${path}.part`, message as Buffer, { mode: 0o600 });
      await rename(`${path}.part`, path);
      return { notSent: `no SMTP server is set; the mail lies in ${delivery.id}.eml` };
    },
    close: () => writer.close(),
  };
}
