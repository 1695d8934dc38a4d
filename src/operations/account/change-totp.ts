import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { newRecoveryCodes } from '../../secrets/recovery-code.ts';
import { replaceRecoveryCodes } from '../../storage/recovery-codes.ts';
import { deleteTotpSecret, findTotpSecret } from '../../storage/totp-secrets.ts';
import type { Context } from '../context.ts';
import type { SignInPlace } from '../sign-in/open-session.ts';
import { requireOwnSignIn } from './own-sign-in.ts';
import { tellSignInChange } from './tell-sign-in-change.ts';

/** Takes the authenticator app off, its recovery codes with it. Refuses `step_up_required`, `totp_not_on`. */
export async function removeTotp(context: Context, principal: Principal, place: SignInPlace): Promise<void> {
  const oneself = await requireOwnSignIn(context, principal);
  const at = context.clock.now();
  await context.db.forOperator().transaction(async (tx) => {
    if (!(await deleteTotpSecret(tx, oneself.id))) throw new Refusal('totp_not_on');
    await replaceRecoveryCodes(tx, oneself.id, []);
    await tellSignInChange(context, tx, oneself, { change: 'totp_off', place }, at);
  });
}

/**
 * Gives ten new recovery codes, shown this once; the earlier ones are worth nothing from now on. Refuses
 * `step_up_required` and `totp_not_on`.
 */
export async function renewRecoveryCodes(
  context: Context,
  principal: Principal,
  place: SignInPlace,
): Promise<{ recoveryCodes: string[] }> {
  const oneself = await requireOwnSignIn(context, principal);
  const at = context.clock.now();
  const { codes, hashes } = newRecoveryCodes();
  await context.db.forOperator().transaction(async (tx) => {
    const totp = await findTotpSecret(tx, oneself.id);
    if (!totp?.confirmedAt) throw new Refusal('totp_not_on');
    await replaceRecoveryCodes(tx, oneself.id, hashes);
    await tellSignInChange(context, tx, oneself, { change: 'recovery_codes_renewed', place }, at);
  });
  return { recoveryCodes: codes };
}
