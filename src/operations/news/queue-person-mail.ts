import type { OrganizationId, UserId } from '../../core/ids.ts';
import type { MailLanguage } from '../../core/mail-facts.ts';
import type { PersonMailDetail, PersonMailFacts } from '../../core/person-mail.ts';
import { seal } from '../../secrets/seal.ts';
import type { Secret } from '../../secrets/secret.ts';
import { insertDeliveries } from '../../storage/deliveries.ts';
import { findMailedPerson, findMailPlace } from '../../storage/mail-recipients.ts';
import { newId } from '../../storage/new-id.ts';
import type { OperatorTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { languageOf } from './queue-mails.ts';

export interface PersonMail {
  userId: UserId;
  /** Who writes; left out: the first organization the person is a member of, or the operator. */
  organizationId?: OrganizationId;
  /** For a person who has not chosen one. */
  fallbackLanguage?: MailLanguage;
  detail: PersonMailDetail;
  /** Of the one-time link, for kinds that have one (`personMails`). The caller keeps its hash. */
  token?: Secret;
  at: Date;
}

/**
 * Queues a mail to one person about their own account, in the transaction of what it tells: neither is there
 * without the other. The link's token waits sealed and is forgotten once the mail is gone. Without an SMTP
 * server the mail is laid into the data folder, as all are.
 */
export async function queuePersonMail(
  { keyRing }: Pick<Context, 'keyRing'>,
  tx: OperatorTx,
  { userId, organizationId, fallbackLanguage, detail, token, at }: PersonMail,
): Promise<void> {
  const [person, place] = await Promise.all([
    findMailedPerson(tx, userId),
    findMailPlace(tx, { userId, organizationId: organizationId ?? null }),
  ]);
  if (!person || !place) throw new Error(`nobody can write to ${userId}`);
  const id = newId('delivery', at);
  const sealedToken = token && seal(keyRing, token, personMailPlace(id));
  const facts: PersonMailFacts = { ...detail, ...place, at: at.toISOString() };
  await insertDeliveries(tx.forOrganization(place.organizationId), [
    {
      id,
      // It tells one person, and is no event of the organization.
      eventId: newId('event', at),
      channel: 'mail',
      endpointId: null,
      address: person.email,
      language: languageOf(person.language ?? fallbackLanguage ?? null),
      detail: { ...facts, ...(sealedToken !== undefined && { sealedToken }) },
      createdAt: at,
    },
  ]);
}

/** What the sealed token of a mail is bound to: moved to another mail it cannot be opened. */
export function personMailPlace(deliveryId: string): string {
  return `delivery/${deliveryId}`;
}
