import { type RouteName, routes } from '../../../src/contract/routes.ts';
import type { IdKind } from '../../../src/core/ids.ts';
import { newId } from '../../../src/storage/new-id.ts';
import type { Answered, World } from '../../support/world.ts';
import type { BusyDay } from './busy-day.ts';

/** A thing by its id, once another tenant's and twice nobody's. */
export interface Thing {
  foreign: string;
  missing: string;
  malformed: string;
}

export interface Asked {
  token: string;
  params?: Record<string, string | Thing>;
  query?: Record<string, string | Thing>;
  body?: (pick: (thing: Thing) => string) => unknown;
  headers?: Record<string, string>;
  /** For answers that are no refusal: what of them may differ, such as the number that was asked for. */
  ignore?: readonly string[];
}

/** How a route is asked about another tenant's things, or why it names none. */
export type ForeignRow = { asks: readonly Asked[] } | { namesNothing: string };

const namesNothing = (why: string): ForeignRow => ({ namesNothing: why });

function thing(kind: IdKind, foreign: string): Thing {
  return { foreign, missing: newId(kind, new Date('2026-11-24T15:00:00Z')), malformed: 'nonsense' };
}

/** A row for each route of the contract. The type asks for one when a route is added. */
export function foreignRows(
  world: World,
  day: BusyDay & { otherTokenId: string },
): Record<RouteName, ForeignRow> {
  const { org, otherOrg, operatorToken, carrier, otherCarrier } = world;
  const callers = [org.ownerToken, org.auditorToken, carrier.token];
  const foreignOrg = thing('organization', otherOrg.id);
  const ofOrg = (body?: unknown, headers?: Record<string, string>): ForeignRow => ({
    asks: callers.map((token) => ({
      token,
      params: { org: foreignOrg },
      body: bodyOf(body),
      headers,
    })),
  });
  const order = (foreign: string, body?: unknown): ForeignRow => ({
    asks: callers.map((token) => ({
      token,
      params: { id: thing('portOutOrder', foreign) },
      body: bodyOf(body),
    })),
  });
  const ofCarrier = (token: string, body?: unknown): Asked => ({
    token,
    params: { carrier: thing('carrier', otherCarrier.id) },
    body: bodyOf(body),
  });
  const token = thing('apiToken', day.otherTokenId);
  const account = thing('billingAccount', otherOrg.billingAccountId);
  const newToken = { name: 'New', role: 'viewer' };
  return {
    getSession: namesNothing("the caller's own session"),
    signIn: namesNothing('nobody is known yet'),
    signOut: namesNothing("the caller's own session"),
    inspectSetupLink: namesNothing('a link is a secret, not an id'),
    redeemSetupLink: namesNothing('a link is a secret, not an id'),
    listOrganizations: { asks: [{ token: org.ownerToken }] },
    createOrganization: namesNothing('makes a new one'),
    getOrganization: ofOrg(),
    getOverview: ofOrg(),
    listNotices: ofOrg(),
    listUsers: ofOrg(),
    inviteUser: ofOrg({ email: 'new@contoso.example', name: 'New', role: 'viewer' }),
    listApiTokens: ofOrg(),
    createApiToken: ofOrg(newToken),
    revokeApiToken: {
      asks: [org.ownerToken, operatorToken]
        .map((caller): Asked => ({ token: caller, params: { org: org.id, id: token } }))
        .concat(callers.map((caller) => ({ token: caller, params: { org: foreignOrg, id: token.foreign } }))),
    },
    listBillingAccounts: ofOrg(),
    createBillingAccount: ofOrg({ accountNumber: 'X-1', postalCode: '98052', name: 'New' }),
    listPhoneNumbers: {
      asks: [
        ...asksOf(ofOrg()),
        { token: org.ownerToken, params: { org: org.id }, query: { billingAccountId: account } },
      ],
    },
    addPhoneNumbers: {
      asks: [
        ...asksOf(ofOrg({ items: [{ number: '+14255550199', billingAccountId: account.foreign }] })),
        {
          token: operatorToken,
          params: { org: org.id },
          body: (pick) => ({ items: [{ number: '+14255550199', billingAccountId: pick(account) }] }),
        },
      ],
    },
    importPhoneNumbers: {
      asks: [
        ...asksOf(ofOrg('+14255550199\n', { 'content-type': 'text/csv' })),
        {
          token: operatorToken,
          params: { org: org.id },
          query: { billingAccountId: account },
          body: () => '+14255550199\n',
          headers: { 'content-type': 'text/csv' },
        },
      ],
    },
    getPortOutPin: ofOrg(),
    setPortOutPin: ofOrg({ pin: '58203947' }),
    removePortOutPin: ofOrg(),
    suggestPortOutPin: ofOrg({}),
    resumePinDecisions: ofOrg({ note: 'A note' }),
    submitPortOutOrder: {
      asks: [
        {
          token: carrier.token,
          // One PON for each, and a number that another tenant has or nobody.
          body: (pick) => ({
            purchaseOrderNumber: `F-${pick({ foreign: '1', missing: '2', malformed: '3' })}`,
            numbers: [pick({ foreign: '+15035550142', missing: '+15035550188', malformed: '+15035550189' })],
            accountNumber: org.accountNumber,
            postalCode: org.postalCode,
            pin: day.pins.org,
            agencyAuthorization: true,
          }),
          ignore: ['id', 'purchaseOrderNumber', 'number'],
        },
      ],
    },
    listPortOutOrders: {
      asks: callers.flatMap((caller) => [
        { token: caller },
        { token: caller, query: { organizationId: foreignOrg } },
      ]),
    },
    getPortOutOrder: order(day.orders.otherHeld),
    decidePortOutOrder: order(day.orders.otherHeld, { decision: 'refuse' }),
    completePortOutOrder: order(day.orders.otherConfirmed, {}),
    listPortOutOrderEvents: order(day.orders.otherConfirmed),
    listAuditEntries: ofOrg(),
    exportAuditEntries: ofOrg(),
    getOperatorSettings: namesNothing("the operator's own"),
    changeOperatorSettings: namesNothing("the operator's own"),
    listOperatorApiTokens: namesNothing("the operator's own"),
    createOperatorApiToken: namesNothing("the operator's own"),
    revokeOperatorApiToken: {
      asks: [operatorToken, org.ownerToken].map((caller) => ({ token: caller, params: { id: token } })),
    },
    listCarriers: { asks: [{ token: org.ownerToken }, { token: carrier.token }] },
    createCarrier: namesNothing('makes a new one'),
    listCarrierApiTokens: { asks: callers.map((caller) => ofCarrier(caller)) },
    createCarrierApiToken: { asks: callers.map((caller) => ofCarrier(caller, { name: 'New' })) },
    revokeCarrierApiToken: {
      asks: [
        ...callers.map((caller) => ({
          ...ofCarrier(caller),
          params: { carrier: otherCarrier.id, id: token },
        })),
        { token: operatorToken, params: { carrier: carrier.id, id: token } },
      ],
    },
  };
}

function bodyOf(body: unknown): Asked['body'] {
  return body === undefined ? undefined : () => body;
}

function asksOf(row: ForeignRow): readonly Asked[] {
  return 'asks' in row ? row.asks : [];
}

/** The routes of the contract that have no row, and rows whose route is gone. */
export function unmatchedRows(names: readonly string[], rows: object): string[] {
  return [
    ...names.filter((name) => !(name in rows)),
    ...Object.keys(rows).filter((row) => !names.includes(row)),
  ];
}

/** Asks the route three times: about another tenant's thing, about a missing one, about what can be no id. */
export async function askThrice(
  world: World,
  name: RouteName,
  asked: Asked,
): Promise<[foreign: Answered, missing: Answered, malformed: Answered]> {
  const ask = (which: keyof Thing): Promise<Answered> => {
    const pick = (value: string | Thing) => (typeof value === 'string' ? value : value[which]);
    const path = routes[name].path.replaceAll(/:(\w+)/g, (_, key) => pick(asked.params?.[key] ?? ''));
    const query = Object.entries(asked.query ?? {}).map(([key, value]) => [key, pick(value)]);
    const options = { token: asked.token, body: asked.body?.(pick), headers: asked.headers };
    return world.call(routes[name].method, `${path}?${new URLSearchParams(query)}`, options);
  };
  return [await ask('foreign'), await ask('missing'), await ask('malformed')];
}

const everyTime = ['requestId', 'x-request-id', 'content-length', 'date'];

/** What differs between the answers beyond what differs every time; null when they are alike. */
export function difference(answers: readonly Answered[], ignore: readonly string[] = []): string | null {
  const texts = answers.map((answer) =>
    JSON.stringify(answer, (key, value) => ([...everyTime, ...ignore].includes(key) ? undefined : value)),
  );
  const other = texts.find((text) => text !== texts[0]);
  return other === undefined ? null : `${texts[0]}\n${other}`;
}
