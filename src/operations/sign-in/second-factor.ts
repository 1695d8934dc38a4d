import { Refusal } from '../../core/refusal.ts';
import { hashRecoveryCode } from '../../secrets/recovery-code.ts';
import { unseal } from '../../secrets/seal.ts';
import type { Secret } from '../../secrets/secret.ts';
import { totpStep } from '../../secrets/totp.ts';
import type { Person } from '../../storage/before-tenant/people.ts';
import { countRecoveryCodesLeft, useRecoveryCode } from '../../storage/recovery-codes.ts';
import { findTotpSecret, type TotpSecret, useTotpStep } from '../../storage/totp-secrets.ts';
import { auditPerson } from '../account/audit-person.ts';
import { totpPlace } from '../account/totp-place.ts';
import type { Context } from '../context.ts';
import { auditSignInFailure } from './audit-sign-in-failure.ts';
import { countCodeTry, type SignInTry, takeBackSignInTry } from './sign-in-throttle.ts';

/** What somebody gives besides the password: a code of the app, or one of those kept for when it is lost. */
export interface SecondFactor {
  code: Secret | null;
  recoveryCode: Secret | null;
}

/**
 * Asks for the second factor of a person whose password was right; gives by what it was shown, or null where
 * they have none. Refuses `second_factor_required`, `second_factor_failed` and `sign_in_throttled`. A code
 * is used up by this, whatever becomes of the sign-in.
 */
export async function requireSecondFactor(
  context: Context,
  signInTry: SignInTry,
  person: Person,
  { code, recoveryCode }: SecondFactor,
): Promise<'totp' | 'recovery_code' | null> {
  const totp = await context.db.forOperator().read((tx) => findTotpSecret(tx, person.id));
  if (!totp?.confirmedAt) return null;
  if (code === null && recoveryCode === null) {
    await context.db.forOperator().transaction((tx) => takeBackSignInTry(tx, signInTry));
    throw new Refusal('second_factor_required');
  }
  await countCodeTry(context, signInTry);
  const isRight =
    code === null
      ? await isRecoveryCode(context, person, recoveryCode, signInTry.address)
      : await isCode(context, person, totp, code);
  if (!isRight) {
    await auditSignInFailure(context, person, signInTry.address, 'code');
    throw new Refusal('second_factor_failed');
  }
  return code === null ? 'recovery_code' : 'totp';
}

async function isCode(context: Context, person: Person, totp: TotpSecret, code: Secret): Promise<boolean> {
  const secret = unseal(context.keyRing, totp.sealedSecret, totpPlace(person.id));
  const step = totpStep(secret, code, context.clock.now());
  if (step === null) return false;
  return context.db.forOperator().transaction((tx) => useTotpStep(tx, person.id, step));
}

async function isRecoveryCode(
  context: Context,
  { id: userId, name, memberships }: Person,
  recoveryCode: Secret | null,
  address: string,
): Promise<boolean> {
  if (recoveryCode === null) return false;
  const at = context.clock.now();
  return context.db.forOperator().transaction(async (tx) => {
    if (!(await useRecoveryCode(tx, userId, hashRecoveryCode(recoveryCode), at))) return false;
    const actor = { kind: 'user' as const, id: userId, name };
    const detail = { address, left: await countRecoveryCodesLeft(tx, userId) };
    await auditPerson(tx, { actor, action: 'user.recovery_code_used', userId, memberships, detail }, at);
    return true;
  });
}
