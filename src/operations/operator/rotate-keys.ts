import { systemActor } from '../../core/actor.ts';
import { Refusal } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { findOperatorId } from '../../storage/organizations.ts';
import type { Context } from '../context.ts';

/**
 * Makes a new active key and keeps the old ones, so that nobody has to enter a PIN again: a PIN moves to the
 * new key at its next right use. Recorded in the operator's record before the new key can be used; the file
 * is ready by then but for its name, so that what could fail has failed before.
 *
 * Throws `KeyFileError` when the file cannot be replaced, and refuses `not_found` before there is an
 * operator.
 */
export async function rotateKeys(context: Context): Promise<{ keyId: string }> {
  const at = context.clock.now();
  const previousKeyId = context.keyRing.activeKeyId;
  const rotation = context.keyRing.prepareRotation(at);
  try {
    await context.db.forOperator().transaction(async (tx) => {
      const operatorId = await findOperatorId(tx);
      if (!operatorId) throw new Refusal('not_found');
      const subject = { kind: 'key', id: rotation.keyId };
      const fact = { actor: systemActor, action: 'keys.rotated', subject, detail: { previousKeyId } };
      await appendAudit(tx.forOrganization(operatorId), fact, at);
    });
  } catch (error) {
    rotation.discard();
    throw error;
  }
  rotation.commit();
  return { keyId: rotation.keyId };
}
