import { mailLink } from '../../../src/operations/news/mail-link.ts';
import { authenticator } from '../../support/authenticator.ts';
import { waitingPersonMails } from '../../support/mails.ts';
import { addPerson } from '../../support/people.ts';
import { totpCode } from '../../support/totp.ts';
import type { World } from '../../support/world.ts';
import type { PlantedSecrets } from './planted.ts';
import { plantSession, type Tour } from './tour.ts';

interface Own {
  headers: { cookie: string; 'x-csrf-token': string };
}

/** A person's own account: password, app, passkeys, sessions and the way back in. */
export async function tourAccount(world: World, planted: PlantedSecrets, tour: Tour): Promise<void> {
  const { org } = world;
  const email = 'ida@contoso.example';
  const ida = await addPerson(world, { email, organizationId: org.id, role: 'viewer' });
  const password = planted.guessable("Ida's password", ida.password);
  const { headers: answered, body: session } = await tour.done('signIn', { body: { email, password } });
  const cookie = plantSession(planted, answered, session, 'signIn');
  const own = { headers: { cookie, 'x-csrf-token': session.csrfToken } };
  await tour.done('changeAccount', { ...own, body: { name: 'Ida', language: 'fr' } });
  const next = planted.guessable("Ida's next password", 'pebble-walnut-saddle-64');
  await tour.done('changePassword', { ...own, body: { password: next } });
  await sessions(world, tour, own, { email, password: next });
  const { passkey, own: afterPasskey } = await passkeys(planted, tour, own);
  const afterApp = await app(world, planted, tour, afterPasskey, { email, password: next });
  await tour.done('removePasskey', { ...afterApp, params: { id: passkey } });
  await reset(world, planted, tour, email);
}

/** The session after a factor was added: under a new token. */
function goesOn(cookie: string, { session }: { session: { csrfToken: string } }): Own {
  return { headers: { cookie, 'x-csrf-token': session.csrfToken } };
}

async function sessions(
  world: World,
  tour: Tour,
  own: Own,
  credentials: { email: string; password: string },
): Promise<void> {
  await world.call('POST', '/session', { body: credentials });
  const { body } = await tour.done('listOwnSessions', own);
  const other = body.items.find(({ isThis }: { isThis: boolean }) => !isThis);
  await tour.done('endOwnSession', { ...own, params: { id: other.id } });
  await tour.done('endOtherSessions', own);
}

async function passkeys(
  planted: PlantedSecrets,
  tour: Tour,
  before: Own,
): Promise<{ passkey: string; own: Own }> {
  const device = authenticator('http://localhost:80');
  device.origin = 'http://localhost';
  const { body: asked } = await tour.done('challengeToRegister', before);
  const credential = device.create(asked.options);
  const added = await tour.done('addPasskey', { ...before, body: { name: 'Laptop', credential } });
  const { body: made } = added;
  const own = goesOn(plantSession(planted, added.headers, made.session, 'addPasskey'), made);
  const params = { id: made.id };
  await tour.done('renamePasskey', { ...own, params, body: { name: 'Old laptop' } });
  const { body: proof } = await tour.done('challengeToProve', own);
  await tour.ask('proveAgain', {
    ...own,
    body: { method: 'passkey', credential: { ...device.get(proof.options), id: 'AAAA' } },
  });
  const { body: signing } = await tour.done('challengeToSignIn', {});
  const signed = { credential: device.get(signing.options) };
  const { headers, body } = await tour.done('signInWithPasskey', { body: signed });
  plantSession(planted, headers, body, 'signInWithPasskey');
  await tour.ask('signInWithPasskey', { body: signed });
  return { passkey: made.id, own };
}

async function app(
  { clock }: World,
  planted: PlantedSecrets,
  tour: Tour,
  before: Own,
  credentials: { email: string; password: string },
): Promise<Own> {
  const { body: offer } = await tour.done('offerTotp', before);
  const secret = planted.random('the secret of an app', offer.secret, 'offerTotp');
  await tour.ask('confirmTotp', { ...before, body: { code: '000000' } });
  const code = totpCode(secret, clock.now());
  const confirmed = await tour.done('confirmTotp', { ...before, body: { code } });
  const { body: first } = confirmed;
  const own = goesOn(plantSession(planted, confirmed.headers, first.session, 'confirmTotp'), first);
  const { body: second } = await tour.done('renewRecoveryCodes', own);
  for (const text of first.recoveryCodes) planted.random('a recovery code', text, 'confirmTotp');
  for (const text of second.recoveryCodes) planted.random('a recovery code', text, 'renewRecoveryCodes');
  await tour.done('getAccount', own);
  await tour.ask('signIn', { body: credentials });
  await tour.ask('signIn', { body: { ...credentials, code: '000000' } });
  await tour.ask('signIn', { body: { ...credentials, recoveryCode: first.recoveryCodes[0] } });
  const right = { ...credentials, recoveryCode: second.recoveryCodes[0] };
  const { headers, body } = await tour.done('signIn', { body: right });
  plantSession(planted, headers, body, 'signIn');
  await tour.done('removeTotp', own);
  return own;
}

async function reset(world: World, planted: PlantedSecrets, tour: Tour, email: string): Promise<void> {
  await tour.done('requestPasswordReset', { body: { email } });
  await tour.done('requestPasswordReset', { body: { email: 'nobody@contoso.example' } });
  const mails = await waitingPersonMails(world, world.org.id);
  const mail = mails.findLast(({ facts }) => facts.kind === 'password_reset');
  const url = mail && (await mailLink(world.context, mail));
  const token = url?.split('#')[1] ?? '';
  // Whoever writes the mails down later finds it in that one, and nowhere else.
  planted.random('the token of a reset', token, ...(mail ? [`${mail.id}.eml`] : []));
  await tour.done('inspectPasswordLink', { body: { token } });
  const common = planted.guessable('a common password', 'passwordpassword');
  await tour.ask('redeemPasswordLink', { body: { token, password: common } });
  const password = planted.guessable('a password by mail', 'thimble-anchor-raven-52');
  await tour.done('redeemPasswordLink', { body: { token, password } });
  await tour.ask('redeemPasswordLink', { body: { token, password } });
}
