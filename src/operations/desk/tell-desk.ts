import type { OrganizationId, PortOutOrderId } from '../../core/ids.ts';
import { findOperatorId, findOrganization } from '../../storage/organizations.ts';
import { findPortOutOrder } from '../../storage/port-out-orders.ts';
import type { OperatorTx } from '../../storage/tx.ts';
import { type News, tell } from '../news/tell.ts';

/**
 * Tells the porting desk of news about an organization's order, in the operator's own record, with whose
 * order it is. Nothing for an order that lies with the operator: its news reach the desk anyway. To be called
 * after the organization was told, as every such transaction takes the two records in that order.
 */
export async function tellDesk(
  operatorTx: OperatorTx,
  place: { organizationId: OrganizationId; id: PortOutOrderId },
  { kind, detail, at }: Omit<News, 'orderId'>,
): Promise<void> {
  const { organizationId, id: orderId } = place;
  const operatorId = await findOperatorId(operatorTx);
  if (operatorId === null || operatorId === organizationId) return;
  const tx = operatorTx.forOrganization(organizationId);
  const [organization, order] = await Promise.all([findOrganization(tx), findPortOutOrder(tx, orderId)]);
  if (!organization || !order) throw new Error('the desk is told of an order that is not there');
  const { purchaseOrderNumber } = order;
  const whose = { organizationId, organizationName: organization.name, orderId, purchaseOrderNumber };
  await tell(operatorTx.forOrganization(operatorId), { kind, orderId, detail: { ...detail, ...whose }, at });
}
