import type { Principal } from '../../src/core/principal.ts';
import type { Context } from '../../src/operations/context.ts';
import { initOperator } from '../../src/operations/operator/init-operator.ts';
import { findOperatorId } from '../../src/storage/organizations.ts';

/** Makes the operator of an empty installation and gives it as who asks. */
export async function benchOperator(context: Context): Promise<Principal> {
  await initOperator(context, { email: 'bench@operator.example', name: 'Bench' });
  const operatorId = await context.db.forOperator().read((tx) => findOperatorId(tx));
  if (!operatorId) throw new Error('no operator');
  return {
    kind: 'token',
    id: 'tok_bench' as Extract<Principal, { kind: 'token' }>['id'],
    name: 'bench',
    membership: { kind: 'operator', organizationId: operatorId, role: 'operator_admin' },
    actsWithoutStepUp: true,
    scopes: null,
  };
}
