import { systemActor } from '../../core/actor.ts';
import { appendAudit, lowerClockFloor } from '../../storage/audit-entries.ts';
import { organizationIds } from '../../storage/organizations.ts';
import type { Context } from '../context.ts';

/**
 * The operator's word that the clock is right now, after it had run ahead and was set back: every
 * organization's record goes on from here, and says so. For the command line, on the host.
 */
export async function acceptClock(context: Context): Promise<{ organizations: number }> {
  const at = context.clock.now();
  const ids = await context.db.forOperator().read((tx) => organizationIds(tx));
  for (const id of ids) {
    await context.db.forOrganization(id).transaction(async (tx) => {
      await lowerClockFloor(tx, at);
      const subject = { kind: 'organization', id };
      await appendAudit(tx, { actor: systemActor, action: 'clock.accepted', subject, detail: {} }, at);
    });
  }
  return { organizations: ids.length };
}
