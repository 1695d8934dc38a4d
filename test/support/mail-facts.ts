import type { MailDelivery, MailFacts, MailLanguage } from '../../src/core/mail-facts.ts';

/** A mail about a held order of Contoso. */
export function mailFacts(changes: Partial<MailFacts> = {}): MailFacts {
  return {
    kind: 'order_held',
    organizationId: 'org_01',
    organizationName: 'Contoso',
    timeZone: 'America/Los_Angeles',
    at: '2026-11-24T15:00:00.000Z',
    mailedAs: 'owner',
    order: {
      id: 'poo_01',
      purchaseOrderNumber: 'PON-1001',
      status: 'held',
      accountNumberEnd: '0200',
      numberCount: 5,
      firstNumbers: ['+14255550123', '+14255550124', '+14255550125'],
      answerDueAt: '2026-11-24T19:00:00.000Z',
      firmOrderCommitmentAt: null,
      timeZone: 'America/Los_Angeles',
    },
    news: { carrier: 'Adatum Wireless' },
    ...changes,
  };
}

export function mailDelivery(language: MailLanguage = 'en', facts = mailFacts()): MailDelivery {
  return { id: 'dlv_01', address: 'ana@contoso.example', language, facts };
}
