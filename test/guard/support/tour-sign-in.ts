import { expect } from 'vitest';
import { MadeUpProvider } from '../../support/made-up-provider.ts';
import { addPerson } from '../../support/people.ts';
import { cookieSet } from '../../support/sign-in-ways.ts';
import type { Answered, World } from '../../support/world.ts';
import type { PlantedSecrets } from './planted.ts';
import type { Tour } from './tour.ts';

/** Everything about signing in by a provider: set up, tested, used, changed, and ended by it. */
export async function tourSignIn(world: World, planted: PlantedSecrets, tour: Tour): Promise<void> {
  const provider = new MadeUpProvider();
  await provider.open();
  provider.now = () => world.clock.now();
  try {
    await tourProvider(world, planted, tour, provider);
  } finally {
    await provider.close();
  }
}

async function tourProvider(
  world: World,
  planted: PlantedSecrets,
  tour: Tour,
  provider: MadeUpProvider,
): Promise<void> {
  const { org, operatorToken } = world;
  const params = { org: org.id };
  const oz = await addPerson(world, { email: 'oz@contoso.example', organizationId: org.id, role: 'owner' });
  const signedIn = await tour.ask('signIn', { body: { email: oz.email, password: oz.password } });
  planted.guessable("Oz's password", oz.password);
  const cookie = plantCookie(planted, 'a session', signedIn, 'portkeeper', 'signIn');
  planted.random('a CSRF token', signedIn.body.csrfToken, 'signIn', 'getSession');
  const headers = { cookie, 'x-csrf-token': signedIn.body.csrfToken };
  const own = { params, headers };

  const clientSecret = planted.random('a client secret', 'copper-lantern-velvet-thistle');
  const settings = { name: 'Accounts', issuer: provider.issuer, clientId: 'portkeeper' };
  const drafted = await tour.done('draftSignInProvider', { ...own, body: { ...settings, clientSecret } });
  const one = { headers, params: { ...params, id: drafted.body.id } };
  await tour.done('changeSignInDraft', { ...one, body: settings });
  const domain = { headers, params: { ...params, domain: 'contoso.example' } };
  await tour.done('addSignInDomain', { ...own, body: { domain: 'contoso.example' } });
  await tour.ask('proveSignInDomain', { ...domain, body: { by: 'dns' } });
  await tour.done('proveSignInDomain', {
    ...domain,
    token: operatorToken,
    headers: {},
    body: { by: 'operator' },
  });
  await tour.done('getSignInSettings', own);

  provider.claims = { email: oz.email, email_verified: true, sid: 'at-the-provider' };
  const back = new WayBack(tour, planted, provider, org.id);
  await back.come('testSignInProvider', await tour.done('testSignInProvider', one), cookie);
  await tour.done('useSignInProvider', one);
  await tour.done('findSignInWays', { body: { email: oz.email } });
  const body = { organizationId: org.id, providerId: drafted.body.id };
  const opened = await back.come('beginSignIn', await tour.done('beginSignIn', { body }), '');
  const theirs = plantCookie(planted, 'a session by a provider', opened, 'portkeeper', 'finishSignIn');
  const csrf = opened.body.session.csrfToken;
  planted.random('a CSRF token by a provider', csrf, 'finishSignIn', 'getSession');
  const atProvider = { headers: { cookie: theirs, 'x-csrf-token': csrf } };
  provider.claims = { ...provider.claims, auth_time: Math.floor(world.clock.now().getTime() / 1000) };
  const proved = await back.come('beginProof', await tour.done('beginProof', atProvider), theirs);
  const fresh = {
    cookie: plantCookie(planted, 'a session proved again', proved, 'portkeeper', 'finishSignIn'),
    'x-csrf-token': planted.random(
      'a CSRF token of it',
      proved.body.session.csrfToken,
      'finishSignIn',
      'getSession',
    ),
  };
  for (const policy of ['own_provider', 'any_way']) {
    await tour.done('changeSignInPolicy', { headers: fresh, params, body: { policy } });
  }
  const { body: account } = await tour.done('getAccount', { headers });
  await tour.done('unlinkIdentity', { headers, params: { id: account.identities[0].id } });
  await tour.done('deleteSignInProvider', one);
  await tour.done('removeSignInDomain', domain);
}

/** From the provider back to the program, with what must not be seen on the way. */
class WayBack {
  constructor(
    readonly tour: Tour,
    readonly planted: PlantedSecrets,
    readonly provider: MadeUpProvider,
    readonly organizationId: string,
  ) {}

  async come(name: string, begun: Answered, sessionCookie: string): Promise<Answered> {
    const browser = plantCookie(this.planted, `a browser of ${name}`, begun, 'portkeeper-sign-in', name);
    const { code = '', state = '' } = Object.fromEntries(this.provider.answerTo(begun.body.url).searchParams);
    this.planted.random(`a state of ${name}`, state, name);
    this.planted.random(`a code of ${name}`, code);
    const body = { organizationId: this.organizationId, code, state };
    const headers = { cookie: [browser, sessionCookie].filter((one) => one !== '').join('; ') };
    const answer = await this.tour.done('finishSignIn', { body, headers });
    const redeemed = this.provider.redeemed.at(-1);
    this.planted.random(`a verifier of ${name}`, redeemed?.get('code_verifier') ?? '');
    expect(answer.body.purpose).toBeDefined();
    return answer;
  }
}

function plantCookie(
  planted: PlantedSecrets,
  what: string,
  answer: Answered,
  name: string,
  ...shownBy: string[]
): string {
  const cookie = cookieSet(answer, name);
  planted.random(what, cookie.slice(name.length + 1), ...shownBy);
  return cookie;
}
