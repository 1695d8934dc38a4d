import type { OrganizationId } from '../core/ids.ts';
import type { MailDelivery, MailFacts } from '../core/mail-facts.ts';
import { isPersonMail, type PersonMailFacts, personMails } from '../core/person-mail.ts';
import { unseal } from '../secrets/seal.ts';
import { urlWithToken } from '../secrets/url-with-token.ts';
import { dropSealedToken, lockSealedToken } from '../storage/sealed-mail-tokens.ts';
import type { Context } from './context.ts';
import { disputeUrl, forgetDisputeToken } from './dispute-url.ts';
import { personMailPlace } from './queue-person-mail.ts';

/** The one-time link of a mail that is about to be sent, else null; the same however often that is tried. */
export function mailLink(context: Context, mail: MailDelivery): Promise<string | null> {
  return isOfPerson(mail) ? personLink(context, mail) : disputeUrl(context, mail as MailDelivery<MailFacts>);
}

/** A mail that is gone has its link; nothing here needs the token any more. */
export async function forgetMailToken(context: Context, mail: MailDelivery): Promise<void> {
  if (!isOfPerson(mail)) return forgetDisputeToken(context, mail as MailDelivery<MailFacts>);
  if (personMails[mail.facts.kind].linkPath === null) return;
  await ofOrganization(context, mail).transactionOfOne((tx) => dropSealedToken(tx, mail.id));
}

function isOfPerson(mail: MailDelivery): mail is MailDelivery<PersonMailFacts> {
  return isPersonMail(mail.facts);
}

async function personLink(context: Context, mail: MailDelivery<PersonMailFacts>): Promise<string | null> {
  const { linkPath } = personMails[mail.facts.kind];
  if (linkPath === null) return null;
  const sealed = await ofOrganization(context, mail).transaction((tx) => lockSealedToken(tx, mail.id));
  if (sealed === null) throw new Error(`the mail ${mail.id} has lost its link`);
  const token = unseal(context.keyRing, sealed, personMailPlace(mail.id));
  return urlWithToken(`${context.baseUrl}${linkPath}`, token);
}

function ofOrganization({ db }: Context, { facts }: MailDelivery<PersonMailFacts>) {
  return db.forOrganization(facts.organizationId as OrganizationId);
}
