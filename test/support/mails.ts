import { sql } from 'kysely';
import type { OrganizationId } from '../../src/core/ids.ts';
import type { MailDelivery, MailFacts } from '../../src/core/mail-facts.ts';
import { isPersonMail, type PersonMailFacts } from '../../src/core/person-mail.ts';
import { disputeUrl } from '../../src/operations/orders/dispute-url.ts';
import type { World } from './world.ts';

/** The mails of news an organization has waiting, oldest first. */
export async function waitingMails(
  world: World,
  organizationId: OrganizationId,
): Promise<MailDelivery<MailFacts>[]> {
  const mails = await allWaiting(world, organizationId);
  return mails.filter((mail): mail is MailDelivery<MailFacts> => !isPersonMail(mail.facts));
}

/** The mails to people about their own account that wait there, oldest first. */
export async function waitingPersonMails(
  world: World,
  organizationId: OrganizationId,
): Promise<MailDelivery<PersonMailFacts>[]> {
  const mails = await allWaiting(world, organizationId);
  return mails.filter((mail): mail is MailDelivery<PersonMailFacts> => isPersonMail(mail.facts));
}

async function allWaiting(world: World, organizationId: OrganizationId): Promise<MailDelivery[]> {
  const { rows } = await world.context.db.forOrganization(organizationId).read((tx) =>
    sql<MailDelivery>`SELECT id, address, language, detail AS facts FROM deliveries
      WHERE organization_id = ${organizationId} AND channel = 'mail' AND state = 'waiting'
      ORDER BY position`.execute(tx.sql),
  );
  return rows;
}

/** The token of the link in the newest mail to that address that has one. */
export async function mailedToken(
  world: World,
  organizationId: OrganizationId,
  address: string,
): Promise<string> {
  const mails = (await waitingMails(world, organizationId)).filter((one) => one.address === address);
  for (const mail of mails.reverse()) {
    const token = (await disputeUrl(world.context, mail))?.split('#')[1];
    if (token !== undefined) return token;
  }
  throw new Error(`there is no link in a mail to ${address}`);
}
