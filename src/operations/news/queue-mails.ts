import type { PortOutOrderId } from '../../core/ids.ts';
import {
  endOfAccountNumber,
  type MailedAs,
  type MailedOrder,
  type MailFacts,
  type MailLanguage,
  mailLanguages,
} from '../../core/mail-facts.ts';
import { newsRule } from '../../core/news-kinds.ts';
import type { Role } from '../../core/permissions.ts';
import type { Audience } from '../../storage/audience.ts';
import { insertDeliveries } from '../../storage/deliveries.ts';
import { numbersAtAGlance } from '../../storage/mail-recipients.ts';
import { newId } from '../../storage/new-id.ts';
import { findOrganization } from '../../storage/organizations.ts';
import { findPortOutOrder } from '../../storage/port-out-orders.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { ToldEvent } from './tell.ts';

/** Whose work it is to act on news: an organization's admins and approvers; for the operator, the desk. */
export const mailedRoles = {
  owner: 'owner',
  telephony_admin: 'telephony_admin',
  approver: 'approver',
  operator_admin: 'desk',
  porting_agent: 'desk',
} as const satisfies Partial<Record<Role, MailedAs>>;

const fewNumbers = 3;

interface Recipient {
  address: string;
  language: MailLanguage;
  mailedAs: MailedAs;
}

/**
 * Queues a mail of the event to everybody who gets its kind: people by their role and their choice, and the
 * contact addresses of billing accounts. One mail for one address, whatever it is written down for.
 */
export async function queueMails(tx: OrganizationTx, event: ToldEvent, audience: Audience): Promise<void> {
  const recipients = recipientsOf(event, audience);
  if (recipients.length === 0) return;
  const orderId = event.orderId as PortOutOrderId | null;
  const [organization, order] = await Promise.all([
    findOrganization(tx),
    orderId === null ? null : mailedOrder(tx, orderId),
  ]);
  if (!organization) return;
  const { id: organizationId, name: organizationName, timeZone } = organization;
  const facts = { kind: event.kind, organizationId, organizationName, timeZone, at: event.at.toISOString() };
  await insertDeliveries(
    tx,
    recipients.map(({ address, language, mailedAs }) => ({
      id: newId('delivery', event.at),
      eventId: event.id,
      channel: 'mail' as const,
      endpointId: null,
      address,
      language,
      detail: { ...facts, mailedAs, order, news: event.detail } satisfies MailFacts,
      createdAt: event.at,
    })),
  );
}

function recipientsOf({ kind }: ToldEvent, { members, contacts }: Audience): Recipient[] {
  const { isMailed, isAlwaysMailed } = newsRule(kind);
  const people = members
    .filter((member) => isAlwaysMailed ?? member.isMailed ?? isMailed)
    .map(({ email, role, language }) => ({
      address: email,
      language: languageOf(language),
      mailedAs: mailedRoles[role as keyof typeof mailedRoles],
    }));
  // Who is a person here is written to as one, or not at all if they chose so.
  const known = new Set(members.map(({ email }) => email.toLowerCase()));
  const others = contacts
    .filter((email) => isMailed && !known.has(email.toLowerCase()))
    .map((address) => ({ address, language: languageOf(null), mailedAs: 'contact' as const }));
  return [...people, ...others];
}

/** The language of a person, or English where none is known. */
export function languageOf(language: string | null): MailLanguage {
  return mailLanguages.find((known) => known === language) ?? 'en';
}

async function mailedOrder(tx: OrganizationTx, id: PortOutOrderId): Promise<MailedOrder | null> {
  const [order, numbers] = await Promise.all([
    findPortOutOrder(tx, id),
    numbersAtAGlance(tx, id, fewNumbers),
  ]);
  if (!order) return null;
  const { purchaseOrderNumber, status, accountNumber, answerDueAt, firmOrderCommitmentAt } = order;
  return {
    id,
    purchaseOrderNumber,
    status,
    accountNumberEnd: endOfAccountNumber(accountNumber),
    ...numbers,
    answerDueAt: answerDueAt.toISOString(),
    firmOrderCommitmentAt: firmOrderCommitmentAt?.toISOString() ?? null,
    timeZone: order.timeZone,
  };
}
