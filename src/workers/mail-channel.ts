import type { MailDelivery } from '../core/mail-facts.ts';
import type { Context } from '../operations/context.ts';
import { forgetMailToken, hasLinkEnded, mailLink } from '../operations/news/mail-link.ts';
import { languageOf } from '../operations/news/queue-mails.ts';
import type { MailSender } from '../outbound/mail-sender.ts';
import type { ClaimedDelivery } from '../storage/claimed-deliveries.ts';
import type { Sender } from './sender.ts';

/**
 * The sender of mails. A link's token is taken out of its seal for the moment of sending; once the mail is
 * gone, the sealed one goes too. A mail whose link has ended meanwhile is not sent.
 */
export function mailChannel(context: Context, mails: Pick<MailSender, 'send'>): Sender {
  return {
    async send(delivery) {
      const mail = mailOf(delivery);
      if (await hasLinkEnded(context, mail)) {
        await forgetMailToken(context, mail);
        return { dead: 'its link has ended' };
      }
      const outcome = await mails.send(mail, await mailLink(context, mail));
      if (outcome === 'sent') await forgetMailToken(context, mail);
      return outcome;
    },
  };
}

function mailOf({ id, address, language, detail }: ClaimedDelivery): MailDelivery {
  if (address === null) throw new Error(`the mail ${id} has no address`);
  return { id, address, language: languageOf(language), facts: detail as unknown as MailDelivery['facts'] };
}
