import type { World } from '../../support/world.ts';
import {
  type Asked,
  askers,
  bodyOf,
  type ForeignDay,
  type ForeignRow,
  namesNothing,
  thing,
} from './foreign-ids.ts';

/** Providers and domains by which an organization's people sign in. */
export function signInRows(world: World, day: ForeignDay) {
  const { org, operatorToken } = world;
  const { callers, foreignOrg, ofOrg } = askers(world, day);
  const { providerId, domain } = day.otherSignIn;
  const things = {
    id: thing('signInProvider', providerId),
    domain: { foreign: domain, missing: 'nobody.example', malformed: 'nonsense' },
  };
  const ofThing = (name: keyof typeof things, body?: unknown): ForeignRow => ({
    asks: [
      ...[org.ownerToken, operatorToken].map(
        (token): Asked => ({ token, params: { org: org.id, [name]: things[name] }, body: bodyOf(body) }),
      ),
      ...callers.map(
        (token): Asked => ({
          token,
          params: { org: foreignOrg, [name]: things[name].foreign },
          body: bodyOf(body),
        }),
      ),
    ],
  });
  const draft = { name: 'New', issuer: 'http://127.0.0.1:9', clientId: 'portkeeper' };
  const replaced: Asked = {
    token: org.ownerToken,
    params: { org: org.id },
    body: (pick) => ({ ...draft, replaces: pick(things.id) }),
  };
  return {
    findSignInWays: namesNothing('a domain is asked for, and answered to anybody'),
    beginSignIn: namesNothing('whoever knows a provider may go to it'),
    finishSignIn: namesNothing('a state is a secret, not an id'),
    beginProof: namesNothing("the caller's own session"),
    getSignInSettings: ofOrg(),
    changeSignInPolicy: ofOrg({ policy: 'any_way' }),
    draftSignInProvider: { asks: [...ofOrg(draft).asks, replaced] },
    changeSignInDraft: ofThing('id', draft),
    testSignInProvider: ofThing('id'),
    useSignInProvider: ofThing('id'),
    deleteSignInProvider: ofThing('id'),
    addSignInDomain: ofOrg({ domain: 'new.example' }),
    proveSignInDomain: ofThing('domain', { by: 'dns' }),
    removeSignInDomain: ofThing('domain'),
  };
}
