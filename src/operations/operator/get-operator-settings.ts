import { requireOperator } from '../../core/access.ts';
import type { Principal } from '../../core/principal.ts';
import { findOperatorSettings, type OperatorSettings } from '../../storage/operator-settings.ts';
import type { Context } from '../context.ts';

export async function getOperatorSettings(context: Context, principal: Principal): Promise<OperatorSettings> {
  const operatorId = requireOperator(principal, 'operator_settings.read');
  return context.db.forOrganization(operatorId).read((tx) => findOperatorSettings(tx));
}
