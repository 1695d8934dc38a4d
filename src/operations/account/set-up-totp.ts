import type { Principal } from '../../core/principal.ts';
import { Refusal, refuseFields } from '../../core/refusal.ts';
import { newRecoveryCodes } from '../../secrets/recovery-code.ts';
import { seal, unseal } from '../../secrets/seal.ts';
import type { Secret } from '../../secrets/secret.ts';
import { newTotpSecret, showTotpSecret, totpStep } from '../../secrets/totp.ts';
import { findPerson } from '../../storage/before-tenant/people.ts';
import { replaceRecoveryCodes } from '../../storage/recovery-codes.ts';
import { confirmTotpSecret, findTotpSecret, offerTotpSecret } from '../../storage/totp-secrets.ts';
import type { Context } from '../context.ts';
import { type OpenedSession, placeDetail, type SignInPlace } from '../sign-in/open-session.ts';
import { renewProof } from '../sign-in/renew-proof.ts';
import { requireOwnSignIn } from './own-sign-in.ts';
import { tellSignInChange } from './tell-sign-in-change.ts';
import { totpPlace } from './totp-place.ts';

/**
 * Makes a secret for an authenticator app, shown this once. It counts for nothing until a code of it is
 * given. Refuses `not_found` to tokens, `step_up_required` and `totp_already_on`.
 */
export async function offerTotp(
  context: Context,
  principal: Principal,
): Promise<{ secret: string; uri: string }> {
  const { id: userId } = await requireOwnSignIn(context, principal);
  const person = await context.db.beforeTenant((tx) => findPerson(tx, userId));
  if (!person) throw new Refusal('not_signed_in');
  const secret = newTotpSecret();
  const sealedSecret = seal(context.keyRing, secret, totpPlace(userId));
  const createdAt = context.clock.now();
  await context.db.forOperator().transaction(async (tx) => {
    if (!(await offerTotpSecret(tx, { userId, sealedSecret, createdAt }))) throw alreadyOn();
  });
  return showTotpSecret(secret, person.email);
}

/**
 * Takes the app up: from now on a sign-in by password asks for its code. Gives ten recovery codes, shown
 * this once, and the session under a new token: the code was its second factor, so that nobody has to sign in
 * again where one is asked for. Refuses as above, `totp_not_on` when none was offered, and `code_not_right`
 * at `/code`.
 */
export async function confirmTotp(
  context: Context,
  principal: Principal,
  { code, place }: { code: Secret; place: SignInPlace },
): Promise<{ recoveryCodes: string[]; opened: OpenedSession }> {
  const oneself = await requireOwnSignIn(context, principal);
  const { id: userId } = oneself;
  const at = context.clock.now();
  return context.db.forOperator().transaction(async (tx) => {
    const offered = await findTotpSecret(tx, userId);
    if (!offered) throw new Refusal('totp_not_on');
    if (offered.confirmedAt) throw alreadyOn();
    const { sealedSecret } = offered;
    const step = totpStep(unseal(context.keyRing, sealedSecret, totpPlace(userId)), code, at);
    if (step === null) throw refuseFields({ path: '/code', code: 'code_not_right' });
    if (!(await confirmTotpSecret(tx, { userId, sealedSecret, step, at }))) throw alreadyOn();
    const { codes, hashes } = newRecoveryCodes();
    await replaceRecoveryCodes(tx, userId, hashes);
    await tellSignInChange(context, tx, oneself, { change: 'totp_on', place }, at);
    const proof = { provedBy: 'totp' as const, detail: placeDetail(place) };
    return { recoveryCodes: codes, opened: await renewProof(tx, oneself, proof, at) };
  });
}

function alreadyOn(): Refusal {
  return new Refusal('totp_already_on');
}
