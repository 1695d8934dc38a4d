import { setTimeout as sleep } from 'node:timers/promises';
import { systemActor } from '../../core/actor.ts';
import { newOneTimeToken } from '../../secrets/one-time-token.ts';
import { Secret } from '../../secrets/secret.ts';
import { findPersonByEmail } from '../../storage/before-tenant/people.ts';
import { insertPasswordLink } from '../../storage/password-links.ts';
import { countTry, throttleKey } from '../../storage/throttles.ts';
import type { Context } from '../context.ts';
import { queuePersonMail } from '../news/queue-person-mail.ts';
import { askedFrom, placeDetail, type SignInPlace } from '../sign-in/open-session.ts';
import { isUsualPlace } from '../sign-in/sign-in-throttle.ts';
import { auditPerson } from './audit-person.ts';

const linkValidMs = 30 * 60_000;
const hourMs = 3_600_000;
/**
 * So many mails an hour are written to one account: enough for its owner, too few to bury them in. Where the
 * account was signed in to from of late there are as many for that place alone, or strangers who ask thrice
 * an hour would keep its owner from ever having a link that still works.
 */
const mailsMax = 3;
/** So many addresses may be asked for from one place in an hour. */
const asksMax = 20;
/** Every answer takes this long: more than the work does, so that time does not tell who has an account. */
const answerMs = 400;

/**
 * Mails a link of 30 minutes by which a new password is set, to whoever has one at that address. Nothing
 * that is answered, nor how long it takes, tells whether anybody does, or whether too many were asked for.
 */
export async function requestPasswordReset(
  context: Context,
  asked: { email: string; place: SignInPlace },
): Promise<void> {
  await Promise.all([sleep(answerMs), mailLink(context, asked)]);
}

async function mailLink(
  context: Context,
  { email, place }: { email: string; place: SignInPlace },
): Promise<void> {
  const at = context.clock.now();
  const person = await context.db.beforeTenant((tx) => findPersonByEmail(tx, email));
  const rule = (kind: string, text: string, triesMax: number) => ({
    key: throttleKey(`password-reset/${kind}`, text),
    triesMax,
    windowMs: hourMs,
  });
  const account = email.toLowerCase();
  await context.db.forOperator().transaction(async (tx) => {
    const ofMails = (await isUsualPlace(tx, { email, address: place.address }, at))
      ? rule('pair', `${account}\n${place.address}`, mailsMax)
      : rule('account', account, mailsMax);
    const isTooMany =
      (await countTry(tx, rule('address', place.address, asksMax), at)) !== null ||
      (await countTry(tx, ofMails, at)) !== null;
    if (isTooMany || !person || person.passwordHash === null) return;
    const { id: userId, memberships } = person;
    const { token, hash } = newOneTimeToken();
    const expiresAt = new Date(at.getTime() + linkValidMs);
    await insertPasswordLink(tx, { tokenHash: hash, kind: 'reset', userId, createdAt: at, expiresAt });
    const act = { actor: systemActor, action: 'user.password_reset_asked' as const, userId, memberships };
    await auditPerson(tx, { ...act, detail: placeDetail(place) }, at);
    await queuePersonMail(context, tx, {
      userId,
      fallbackLanguage: place.language,
      detail: { kind: 'password_reset', expiresAt: expiresAt.toISOString(), ...askedFrom(place) },
      token: Secret.of(token),
      at,
    });
  });
}
