import { requireOperator } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import type { Principal } from '../../core/principal.ts';
import type { SilencePolicy } from '../../core/silence.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import {
  findOperatorSettings,
  type OperatorSettings,
  updateOperatorSettings,
} from '../../storage/operator-settings.ts';
import type { Context } from '../context.ts';

interface SettingsChange {
  pinNotSet?: 'refuse' | 'skip' | undefined;
  projectThreshold?: number | undefined;
  silence?: SilencePolicy | undefined;
}

/** Changes policies; every change is on record with what held before (product rule P4). */
export async function changeOperatorSettings(
  context: Context,
  principal: Principal,
  input: SettingsChange,
): Promise<OperatorSettings> {
  const operatorId = requireOperator(principal, 'operator_settings.change');
  const at = context.clock.now();
  return context.db.forOrganization(operatorId).transaction(async (tx) => {
    const { changedAt, ...from } = await findOperatorSettings(tx, true);
    const to = {
      pinNotSet: input.pinNotSet ?? from.pinNotSet,
      projectThreshold: input.projectThreshold ?? from.projectThreshold,
      silence: input.silence ?? from.silence,
    };
    const isSame =
      to.pinNotSet === from.pinNotSet &&
      to.projectThreshold === from.projectThreshold &&
      to.silence === from.silence;
    if (isSame) return { ...from, changedAt };
    await updateOperatorSettings(tx, { ...to, changedAt: at });
    const subject = { kind: 'organization', id: operatorId };
    const detail = { from, to };
    await appendAudit(
      tx,
      { actor: actorOf(principal), action: 'operator_settings.changed', subject, detail },
      at,
    );
    return { ...to, changedAt: at };
  });
}
