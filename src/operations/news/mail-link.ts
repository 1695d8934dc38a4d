import type { OrganizationId } from '../../core/ids.ts';
import type { MailDelivery, MailFacts } from '../../core/mail-facts.ts';
import { isPersonMail, type PersonMailFacts, personMails } from '../../core/person-mail.ts';
import { hashToken } from '../../secrets/hash-token.ts';
import { unseal } from '../../secrets/seal.ts';
import type { Secret } from '../../secrets/secret.ts';
import { urlWithToken } from '../../secrets/url-with-token.ts';
import { findPasswordLink, findSetupLink } from '../../storage/before-tenant/links.ts';
import { dropSealedToken, lockSealedToken } from '../../storage/sealed-mail-tokens.ts';
import type { Context } from '../context.ts';
import { disputeUrl, forgetDisputeToken } from '../orders/dispute-url.ts';
import { personMailPlace } from './queue-person-mail.ts';

/** The one-time link of a mail that is about to be sent, else null; the same however often that is tried. */
export function mailLink(context: Context, mail: MailDelivery): Promise<string | null> {
  return isOfPerson(mail) ? personLink(context, mail) : disputeUrl(context, mail as MailDelivery<MailFacts>);
}

/**
 * True for a mail whose one-time link is worth nothing any more: the invitation was withdrawn, taken up or
 * sent again, the password set, or the mail server was away for longer than the link is good. Such a mail is
 * not sent: it would tell of an access that is not given.
 */
export async function hasLinkEnded(context: Context, mail: MailDelivery): Promise<boolean> {
  if (!isOfPerson(mail) || personMails[mail.facts.kind].linkPath === null) return false;
  const token = await waitingToken(context, mail);
  if (token === null) return true;
  const [hash, now] = [hashToken(token), context.clock.now()];
  const link = await context.db.beforeTenant<unknown>((tx) =>
    mail.facts.kind === 'invitation' ? findSetupLink(tx, hash, now) : findPasswordLink(tx, hash, now),
  );
  return link === null;
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
  const token = await waitingToken(context, mail);
  if (token === null) throw new Error(`the mail ${mail.id} has lost its link`);
  return urlWithToken(`${context.baseUrl}${linkPath}`, token);
}

async function waitingToken(context: Context, mail: MailDelivery<PersonMailFacts>): Promise<Secret | null> {
  const sealed = await ofOrganization(context, mail).transaction((tx) => lockSealedToken(tx, mail.id));
  return sealed === null ? null : unseal(context.keyRing, sealed, personMailPlace(mail.id));
}

function ofOrganization({ db }: Context, { facts }: MailDelivery<PersonMailFacts>) {
  return db.forOrganization(facts.organizationId as OrganizationId);
}
