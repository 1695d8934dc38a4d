import { requirePermission } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import type { FieldProblemCode } from '../../core/field-problems.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { billingAccountIds } from '../../storage/billing-accounts.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { requireOrganization } from '../operator/get-organization.ts';
import { extentOf, keepPhoneNumbers, type NumberToKeep, unfitNumber } from './keep-phone-numbers.ts';

export interface NumberToAdd {
  number: string;
  billingAccountId: string;
  assignedTo?: string | null | undefined;
}

export interface AddedNumbers {
  added: number;
  refused: { number: string; code: FieldProblemCode }[];
}

/**
 * Adds numbers to an organization. Good ones are kept; each of the others is named with what is wrong with
 * it.
 */
export async function addPhoneNumbers(
  context: Context,
  principal: Principal,
  { organizationId, items }: { organizationId: OrganizationId; items: readonly NumberToAdd[] },
  remember: (tx: OrganizationTx, made: AddedNumbers) => Promise<void>,
): Promise<AddedNumbers> {
  requirePermission(principal, organizationId, 'phone_number.add');
  const at = context.clock.now();
  return context.db.forOrganization(organizationId).transaction(async (tx) => {
    await requireOrganization(tx);
    const accounts = new Map([...(await billingAccountIds(tx)).values()].map((id) => [id as string, id]));
    const good = new Map<string, NumberToKeep>();
    const refused: AddedNumbers['refused'] = [];
    for (const { number, billingAccountId, assignedTo } of items) {
      const account = accounts.get(billingAccountId);
      const unfit = unfitNumber(number, context.numberingPlan);
      if (unfit) refused.push({ number, code: unfit });
      else if (good.has(number)) refused.push({ number, code: 'number_repeated' });
      else if (!account) refused.push({ number, code: 'unknown_reference' });
      else good.set(number, { number, billingAccountId: account, assignedTo: assignedTo ?? null });
    }
    const kept = await keepPhoneNumbers(tx, [...good.values()], at);
    refused.push(...kept.refused.map(({ item, code }) => ({ number: item.number, code })));
    if (kept.added.length > 0) {
      const subject = { kind: 'organization', id: organizationId };
      const detail = extentOf(kept.added);
      await appendAudit(
        tx,
        { actor: actorOf(principal), action: 'phone_numbers.added', subject, detail },
        at,
      );
    }
    const answer = { added: kept.added.length, refused };
    await remember(tx, answer);
    return answer;
  });
}
