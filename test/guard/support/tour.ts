import { expect } from 'vitest';
import { type RouteName, routes } from '../../../src/contract/routes.ts';
import { newApiToken } from '../../../src/secrets/api-token.ts';
import { newOneTimeToken } from '../../../src/secrets/one-time-token.ts';
import { addPerson } from '../../support/people.ts';
import type { Answered, CallOptions, World } from '../../support/world.ts';
import { portRequest, tinyPdf } from './busy-day.ts';
import { tourMails } from './mail-tour.ts';
import type { Place, PlantedSecrets } from './planted.ts';
import { tourAccount } from './tour-account.ts';
import { tourLocks } from './tour-locks.ts';
import { tourOauth } from './tour-oauth.ts';
import { tourPeople } from './tour-people.ts';
import { plantedPin, tourPins } from './tour-pins.ts';
import { tourSignIn } from './tour-sign-in.ts';
import { tourWebhooks } from './tour-webhooks.ts';

type Ask = CallOptions & { params?: Record<string, string>; query?: string };

/** Calls routes by name, and remembers which and what they answered. */
export class Tour {
  readonly called = new Set<RouteName>();
  /** Every answer, as a reader of the wire sees it. */
  readonly answers: Place[] = [];
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  async ask(name: RouteName, { params = {}, query = '', ...options }: Ask): Promise<Answered> {
    const path = routes[name].path.replaceAll(/:(\w+)/g, (_, key) => params[key] ?? '');
    const answer = await this.#world.call(routes[name].method, path + query, options);
    this.keep(name, answer);
    return answer;
  }

  /** The same, where the answer is that of the contract. */
  async done(name: RouteName, ask: Ask): Promise<Answered> {
    const answer = await this.ask(name, ask);
    this.called.add(name);
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: routes[name].answerStatus });
    return answer;
  }

  /** Anything else of the server. */
  async get(path: string, headers: Record<string, string> = {}): Promise<void> {
    const {
      statusCode: status,
      body,
      headers: answered,
    } = await this.#world.app.inject({ url: path, headers });
    this.keep(path, { status, body, headers: answered });
  }

  keep(name: string, answer: Answered): void {
    this.answers.push({ name, content: JSON.stringify(answer) });
  }
}

/** Every route once as it is meant, and those that take secrets with every kind of mistake as well. */
export async function tourEveryRoute(world: World, planted: PlantedSecrets): Promise<Tour> {
  const tour = new Tour(world);
  planted.random("the operator's token", world.operatorToken);
  planted.random("the owner's token", world.ownerToken);
  planted.random("the carrier's token", world.carrierToken);
  await people(world, planted, tour);
  await tourPeople(world, planted, tour);
  await tourAccount(world, planted, tour);
  await tokens(world, planted, tour);
  await tourPins(world, planted, tour);
  await orders(world, planted, tour);
  await tourLocks(world, tour);
  await tourWebhooks(world, planted, tour);
  await tourSignIn(world, planted, tour);
  await theRest(world, tour);
  await notices(world, planted, tour);
  await mistakes(world, planted, tour);
  return tour;
}

async function people(world: World, planted: PlantedSecrets, tour: Tour): Promise<void> {
  const { org, ownerToken, setupUrl } = world;
  const first = planted.random('the first one-time link', setupUrl.split('#')[1] ?? '');
  await tour.done('inspectSetupLink', { body: { token: first } });
  const mine = planted.guessable("the operator's password", 'lantern-orchid-granite-77');
  await redeem(tour, planted, { token: first, password: mine });
  const invitation = { email: 'bo@contoso.example', name: 'Bo', role: 'telephony_admin' };
  const headers = { 'idempotency-key': 'invite-bo' };
  const invited = { token: ownerToken, params: { org: org.id }, body: invitation, headers };
  const { body } = await tour.done('inviteUser', invited);
  const link = planted.random("Bo's one-time link", body.setupUrl.split('#')[1], 'inviteUser');
  await world.call('POST', `/organizations/${org.id}/users`, {
    token: ownerToken,
    body: invitation,
    headers,
  });
  const password = planted.guessable("Bo's password", 'meadow-copper-violin-31');
  await redeem(tour, planted, { token: link, password });
  const unknown = planted.random('an unknown one-time link', newOneTimeToken().token);
  await tour.ask('inspectSetupLink', { body: { token: unknown } });
  await tour.ask('redeemSetupLink', { body: { token: unknown, password } });
  await tour.done('listUsers', { token: ownerToken, params: { org: org.id } });

  const ana = await addPerson(world, { email: 'ana@contoso.example', organizationId: org.id, role: 'owner' });
  planted.guessable("Ana's password", ana.password);
  const wrong = planted.guessable('a wrong password', 'harbor-pebble-tuesday-90');
  await tour.ask('signIn', { body: { email: ana.email, password: wrong } });
  await tour.ask('signIn', { body: { email: 'nobody@contoso.example', password: wrong } });
  const { headers: answered, body: session } = await tour.done('signIn', {
    body: { email: ana.email, password: ana.password },
  });
  const cookie = plantSession(planted, answered, session, 'signIn');
  await tour.done('getSession', { headers: { cookie } });
  const own = { params: { org: org.id }, headers: { cookie, 'x-csrf-token': session.csrfToken } };
  await tour.done('getNotificationChoices', own);
  await tour.ask('proveAgain', { ...own, body: { method: 'password', password: wrong } });
  const choices = [{ kind: 'order_amended', isMailed: false }];
  await tour.done('changeNotificationChoices', { ...own, body: { choices } });
  const proof = { method: 'password', password: ana.password };
  const { headers: renewed, body: again } = await tour.done('proveAgain', { ...own, body: proof });
  const headersNow = {
    cookie: plantSession(planted, renewed, again, 'proveAgain'),
    'x-csrf-token': again.csrfToken,
  };
  await tour.done('signOut', { headers: headersNow });
  await tour.ask('getSession', { headers: { cookie } });
}

async function redeem(
  tour: Tour,
  planted: PlantedSecrets,
  body: { token: string; password: string },
): Promise<void> {
  const { headers, body: session } = await tour.done('redeemSetupLink', { body });
  plantSession(planted, headers, session, 'redeemSetupLink');
}

/** Takes note of the session just opened, and of the browser's cookie; gives the session's. */
export function plantSession(
  planted: PlantedSecrets,
  headers: Answered['headers'],
  session: { csrfToken: string },
  shownBy: string,
): string {
  const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
  planted.random('a session token', cookie.split('=')[1] ?? '', shownBy);
  const device = /portkeeper-device=(\w+)/.exec(String(headers['set-cookie']))?.[1];
  if (device !== undefined) planted.random('the token of a browser', device, shownBy);
  planted.random('a CSRF token', session.csrfToken, shownBy, 'getSession');
  return cookie;
}

async function tokens(world: World, planted: PlantedSecrets, tour: Tour): Promise<void> {
  const { org, carrier, ownerToken, operatorToken } = world;
  const make = async (name: RouteName, ask: Ask): Promise<string> => {
    const headers = { 'idempotency-key': `key of ${name}`.replaceAll(' ', '-') };
    const { body } = await tour.done(name, { ...ask, headers });
    planted.random(`the token of ${name}`, body.token, name);
    const again = await world.call('POST', pathOf(name, ask.params), { ...ask, headers });
    expect(again).toMatchObject({ status: 201, body: { id: body.id } });
    expect(again.body).not.toHaveProperty('token');
    return body.id;
  };
  const ofOrg = { token: ownerToken, params: { org: org.id } };
  const id = await make('createApiToken', { ...ofOrg, body: { name: 'Robot', role: 'viewer' } });
  await tour.done('listApiTokens', ofOrg);
  await tour.done('revokeApiToken', { ...ofOrg, params: { org: org.id, id } });
  const ofOperator = { token: operatorToken };
  const own = await make('createOperatorApiToken', {
    ...ofOperator,
    body: { name: 'Desk', role: 'porting_agent' },
  });
  await tour.done('listOperatorApiTokens', ofOperator);
  await tour.done('revokeOperatorApiToken', { ...ofOperator, params: { id: own } });
  const ofCarrier = { token: operatorToken, params: { carrier: carrier.id } };
  const theirs = await make('createCarrierApiToken', { ...ofCarrier, body: { name: 'Porting' } });
  await tour.done('listCarrierApiTokens', ofCarrier);
  await tour.done('revokeCarrierApiToken', { ...ofCarrier, params: { carrier: carrier.id, id: theirs } });
  await tourOauth(world, planted, tour);
  const unknown = planted.random('an unknown token', newApiToken('carrier').token);
  await tour.ask('listPortOutOrders', { token: unknown });
  const broken = planted.random('a broken token', `${unknown.slice(0, -4)}zzzz`);
  await tour.ask('listPortOutOrders', { token: broken });
  await tour.ask('listPortOutOrders', { headers: { authorization: `Basic ${broken}` } });
}

function pathOf(name: RouteName, params: Record<string, string> = {}): string {
  return routes[name].path.replaceAll(/:(\w+)/g, (_, key) => params[key] ?? '');
}

async function orders(world: World, planted: PlantedSecrets, tour: Tour): Promise<void> {
  const { org, carrierToken: token, ownerToken, operatorToken } = world;
  const [n0 = '', n1 = '', n2 = ''] = org.numbers;
  const wrong = (index: number) => planted.guessable(`wrong PIN ${index}`, `514027836${index}`);
  const headers = { 'idempotency-key': 'ask-once' };
  for (let index = 0; index < 10; index += 1) {
    const body = portRequest(org, `W-${index}`, [n0], wrong(index));
    await tour.ask('submitPortOutOrder', { token, body, ...(index === 0 && { headers }) });
  }
  const body = portRequest(org, 'H-1', [n1], plantedPin);
  const { body: held } = await tour.done('submitPortOutOrder', { token, body });
  expect(held.status).toBe('held');
  await tour.ask('submitPortOutOrder', {
    token,
    body: { ...body, pin: planted.guessable('another', '5140278399') },
  });
  await tour.ask('submitPortOutOrder', {
    token,
    headers,
    body: portRequest(org, 'W-0', [n0], planted.guessable('yet another', '5140278398')),
  });
  await desk(tour, operatorToken, held.id);
  await tour.done('decidePortOutOrder', {
    token: ownerToken,
    params: { id: held.id },
    body: { decision: 'refuse' },
  });
  await tour.done('resumePinDecisions', {
    token: ownerToken,
    params: { org: org.id },
    body: { note: 'Looked' },
  });
  const { body: confirmed } = await tour.done('submitPortOutOrder', {
    token,
    body: portRequest(org, 'R-1', [n2], plantedPin),
  });
  expect(confirmed.status).toBe('confirmed');
  const amended = { token, params: { id: held.id } };
  await tour.done('amendPortOutOrder', {
    ...amended,
    body: {
      kind: 'correction',
      version: '01',
      pin: planted.guessable('a wrong PIN of a correction', '5140278397'),
    },
  });
  const again = { kind: 'correction', version: '02', pin: plantedPin };
  await tour.done('amendPortOutOrder', { ...amended, body: again, headers: { 'idempotency-key': 'amend' } });
  await tour.ask('amendPortOutOrder', { ...amended, body: { ...again, version: '01' } });
  await tour.done('listPortOutOrderEvents', amended);
  const params = { id: confirmed.id };
  await tour.done('completePortOutOrder', { token: operatorToken, params, body: {} });
  const note = 'Not us';
  await tour.done('disputePortOutOrder', { token: ownerToken, params, body: { note } });
  await tour.done('getOrderEvidence', { token: ownerToken, params });
  const resolution = { outcome: 'returned', note };
  await tour.done('resolveDispute', { token: operatorToken, params, body: resolution });
  const refused = { token: operatorToken, params: { id: held.id }, body: { note } };
  await tour.done('cancelPortOutOrder', refused);
  await tour.done('getPortOutOrder', { token, params });
  await tour.done('listPortOutOrderEvents', { token: ownerToken, params });
  await tour.done('listPortOutOrders', { token: operatorToken });
  const last = portRequest(org, 'R-2', [n0], plantedPin);
  expect((await tour.done('submitPortOutOrder', { token, body: last })).body.status).toBe('confirmed');
  await tourMails(world, planted, tour, 'R-2');
}

async function desk(tour: Tour, token: string, id: string): Promise<void> {
  const ofOrder = { token, params: { id } };
  await tour.done('listDeskOrders', { token, query: '?state=any&query=H-1' });
  await tour.done('claimPortOutOrder', { ...ofOrder, body: {} });
  await tour.done('releasePortOutOrder', ofOrder);
  await tour.done('addOrderComment', { ...ofOrder, body: { audience: 'carrier', text: 'Who are you?' } });
  await tour.done('listOrderComments', ofOrder);
  const headers = { 'content-type': 'application/pdf' };
  const upload = { ...ofOrder, headers, query: '?name=letter.pdf', body: tinyPdf };
  const { body: document } = await tour.done('addOrderDocument', upload);
  await tour.done('listOrderDocuments', ofOrder);
  await tour.done('getOrderDocument', { token, params: { id, document: document.id } });
  const bulk = { orderIds: [id], decision: 'confirm', isPreview: true };
  await tour.done('decideInBulk', { token, body: bulk });
  const { body: filter } = await tour.done('saveFilter', {
    token,
    body: { name: 'Mine', query: 'claimed=mine' },
  });
  await tour.done('listSavedFilters', { token });
  await tour.done('deleteSavedFilter', { token, params: { id: filter.id } });
}

async function theRest(world: World, tour: Tour): Promise<void> {
  const { org, ownerToken, operatorToken } = world;
  const mine = { token: ownerToken, params: { org: org.id } };
  const operators = { token: operatorToken, params: { org: org.id } };
  await tour.done('listOrganizations', operators);
  await tour.done('createOrganization', { token: operatorToken, body: { name: 'Tailspin', country: 'US' } });
  for (const name of [
    'getOrganization',
    'getOverview',
    'listNotices',
    'listBillingAccounts',
    'getPortOutStatistics',
  ] as const) {
    await tour.done(name, mine);
  }
  const account = { accountNumber: 'WA-9', postalCode: '98052', name: 'Second' };
  await tour.done('createBillingAccount', { ...operators, body: account });
  await tour.done('listPhoneNumbers', mine);
  const items = [{ number: '+14255550188', billingAccountId: org.billingAccountId }];
  await tour.done('addPhoneNumbers', { ...operators, body: { items } });
  const csv = {
    headers: { 'content-type': 'text/csv' },
    body: 'PhoneNumber,AccountNumber\n+14255550189,WA-9\n',
  };
  await tour.done('importPhoneNumbers', { ...operators, ...csv });
  await tour.done('listAuditEntries', mine);
  await tour.done('exportAuditEntries', mine);
  await tour.done('exportAuditEntries', { token: operatorToken, params: { org: world.operatorId } });
  await tour.done('getOperatorSettings', operators);
  const year = { token: operatorToken, params: { year: '2027' } };
  await tour.done('replaceOperatorHolidays', { ...year, body: { holidays: [] } });
  await tour.done('getOperatorHolidays', year);
  await tour.done('getOperatorPortOutStatistics', operators);
  await tour.done('changeOperatorSettings', { token: operatorToken, body: { projectThreshold: 100 } });
  await tour.done('listCarriers', operators);
  await tour.done('createCarrier', { token: operatorToken, body: { name: 'Third Telecom', spid: '9999' } });
}

/** What only a person who is signed in can do with messages. */
async function notices(world: World, planted: PlantedSecrets, tour: Tour): Promise<void> {
  const params = { org: world.org.id };
  const email = 'eve@contoso.example';
  const eve = await addPerson(world, { email, organizationId: world.org.id, role: 'viewer' });
  const password = planted.guessable("Eve's password", eve.password);
  const { headers: answered, body: session } = await tour.done('signIn', { body: { email, password } });
  const cookie = plantSession(planted, answered, session, 'signIn');
  await tour.done('countUnreadNotices', { headers: { cookie }, params });
  const { body } = await tour.done('listNotices', { headers: { cookie }, params });
  const headers = { cookie, 'x-csrf-token': session.csrfToken };
  await tour.done('markNoticesRead', { headers, params, body: { noticeId: body.items[0].id } });
}

/** Secrets where they do not belong, and what the server says to that. */
async function mistakes(world: World, planted: PlantedSecrets, tour: Tour): Promise<void> {
  const { org, carrierToken: token, ownerToken } = world;
  const pin = planted.guessable('a misplaced PIN', '9351704826');
  const json = { 'content-type': 'application/json' };
  const request = portRequest(org, 'M-1', [org.numbers[0] ?? ''], pin);
  const text = JSON.stringify(request);
  await tour.ask('submitPortOutOrder', { token, headers: json, body: text.slice(0, -1) });
  await tour.ask('submitPortOutOrder', { token, headers: json, body: `${text}${' '.repeat(2_000_000)}` });
  await tour.ask('submitPortOutOrder', { token, headers: { 'content-type': 'text/plain' }, body: text });
  await tour.ask('submitPortOutOrder', { token, body: { ...request, passcode: pin } });
  await tour.ask('submitPortOutOrder', { token, body: { ...request, pin: { value: pin } } });
  await tour.ask('submitPortOutOrder', { token, body: { ...request, pin: `${pin}\u0000` } });
  await tour.ask('submitPortOutOrder', { token, body: request, query: `?pin=${pin}` });
  await tour.ask('getPortOutPin', { token: ownerToken, params: { org: pin } });
  await tour.ask('getPortOutPin', { token: ownerToken, params: { org: org.id }, query: `?pin=${pin}` });
  await tour.get(`/api/v1/port-out-pins/${pin}?token=${token}`);
  const metrics = planted.random('the token of the metrics page', metricsToken);
  for (const path of [
    '/',
    '/setup',
    '/docs',
    '/docs/problems',
    '/docs/reasons',
    '/api/v1/openapi.json',
    '/healthz',
    '/readyz',
  ]) {
    await tour.get(path);
  }
  await tour.get('/metrics', { authorization: `Bearer ${metrics}` });
  await tour.get('/metrics', { authorization: `Bearer ${token}` });
  // A fault of ours: what the database says of the row that failed must not be written anywhere.
  await world.database.asOwner((owner) =>
    owner.query('ALTER TABLE port_out_pins ADD CONSTRAINT broken CHECK (false) NOT VALID'),
  );
  const broken = planted.guessable('a PIN that could not be stored', '4628150937');
  const answer = await tour.ask('setPortOutPin', {
    token: ownerToken,
    params: { org: org.id },
    body: { pin: broken },
  });
  expect(answer.status).toBe(500);
}

export const metricsToken = 'metrics-token-that-nobody-may-see';
