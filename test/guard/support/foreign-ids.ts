import { type RouteName, routes } from '../../../src/contract/routes.ts';
import type { IdKind } from '../../../src/core/ids.ts';
import { newId } from '../../../src/storage/new-id.ts';
import type { Answered, World } from '../../support/world.ts';
import { type BusyDay, tinyPdf } from './busy-day.ts';
import { accountRows } from './foreign-account.ts';
import { signInRows } from './foreign-sign-in.ts';
import { webhookRows } from './foreign-webhooks.ts';

/** A thing by its id, once another tenant's and twice nobody's. */
export interface Thing {
  foreign: string;
  missing: string;
  malformed: string;
}

type Pick = (thing: Thing) => string;

export interface Asked {
  token: string;
  params?: Record<string, string | Thing>;
  query?: Record<string, string | Thing>;
  body?: (pick: Pick) => unknown;
  headers?: Record<string, string>;
  /** For answers that are no refusal: what of them may differ, such as the number that was asked for. */
  ignore?: readonly string[];
}

/** How a route is asked about another tenant's things; none when it names nothing, and why. */
export interface ForeignRow {
  asks: readonly Asked[];
  namesNothing?: string;
}

export const namesNothing = (why: string): ForeignRow => ({ asks: [], namesNothing: why });

export function thing(kind: IdKind, foreign: string): Thing {
  return { foreign, missing: newId(kind, new Date('2026-11-24T15:00:00Z')), malformed: 'nonsense' };
}

/**
 * Whose things are asked for, and who asks: Contoso's people and its carrier about Fabrikam's and the other
 * carrier's.
 */
export function askers(world: World, day: ForeignDay) {
  const { org, otherOrg, carrier, otherCarrier } = world;
  const callers = [org.ownerToken, org.auditorToken, carrier.token];
  const foreignOrg = thing('organization', otherOrg.id);
  const aboutAll = (
    params: Record<string, Thing>,
    body?: unknown,
    headers?: Record<string, string>,
  ): ForeignRow => ({
    asks: callers.map((token) => ({ token, params, body: bodyOf(body), headers })),
  });
  return {
    callers,
    foreignOrg,
    foreignCarrier: thing('carrier', otherCarrier.id),
    foreignToken: thing('apiToken', day.otherTokenId),
    foreignAccount: thing('billingAccount', otherOrg.billingAccountId),
    ofOrg: (body?: unknown, headers?: Record<string, string>) => aboutAll({ org: foreignOrg }, body, headers),
    ofOrder: (id: string, body?: unknown) => aboutAll({ id: thing('portOutOrder', id) }, body),
    ofCarrier: (body?: unknown) => aboutAll({ carrier: thing('carrier', otherCarrier.id) }, body),
  };
}

export type ForeignDay = BusyDay & {
  otherTokenId: string;
  otherLockId: string;
  otherEventId: string;
  otherDeliveryId: string;
  otherNoticeId: string;
  /** An event of the first carrier's orders. */
  carrierEventId: string;
  /** Of Ana's session. */
  anaHeaders: Record<string, string>;
};

/** A row for each route of the contract. The type asks for one when a route is added. */
export function foreignRows(world: World, day: ForeignDay): Record<RouteName, ForeignRow> {
  return {
    ...organizationRows(world, day),
    ...phoneNumberRows(world, day),
    ...lockRows(world, day),
    ...orderRows(world, day),
    ...deskRows(world, day),
    ...operatorRows(world, day),
    ...webhookRows(world, day),
    ...signInRows(world, day),
    ...accountRows(world),
    getSession: namesNothing("the caller's own session"),
    signIn: namesNothing('nobody is known yet'),
    proveAgain: namesNothing("the caller's own session"),
    signOut: namesNothing("the caller's own session"),
    inspectSetupLink: namesNothing('a link is a secret, not an id'),
    redeemSetupLink: namesNothing('a link is a secret, not an id'),
    inspectDisputeLink: namesNothing('a link is a secret, not an id'),
    useDisputeLink: namesNothing('a link is a secret, not an id'),
  };
}

function organizationRows(world: World, day: ForeignDay) {
  const notice = thing('notice', day.otherNoticeId);
  const { org, operatorToken } = world;
  const { callers, foreignOrg, foreignToken: token, ofOrg } = askers(world, day);
  const foreignUser = thing('user', day.fay.id);
  const ofUser = (body?: unknown): ForeignRow => ({
    asks: [org.ownerToken, operatorToken]
      .map(
        (caller): Asked => ({ token: caller, params: { org: org.id, id: foreignUser }, body: bodyOf(body) }),
      )
      .concat(
        callers.map((caller) => ({
          token: caller,
          params: { org: foreignOrg, id: foreignUser.foreign },
          body: bodyOf(body),
        })),
      ),
  });
  return {
    listOrganizations: { asks: [{ token: org.ownerToken }] },
    createOrganization: namesNothing('makes a new one'),
    getOrganization: ofOrg(),
    getOverview: ofOrg(),
    listNotices: ofOrg(),
    getNotificationChoices: ofOrg(),
    changeNotificationChoices: ofOrg({ choices: [] }),
    countUnreadNotices: ofOrg(),
    markNoticesRead: {
      asks: [
        ...ofOrg({ noticeId: notice.missing }).asks,
        {
          token: '',
          headers: day.anaHeaders,
          params: { org: org.id },
          body: (pick: Pick) => ({ noticeId: pick(notice) }),
        },
      ],
    },
    getPortOutStatistics: ofOrg(),
    listUsers: ofOrg(),
    inviteUser: ofOrg({ email: 'new@contoso.example', name: 'New', role: 'viewer' }),
    listRoles: namesNothing('says what every role may do'),
    getUser: ofUser(),
    changeUser: ofUser({ role: 'viewer' }),
    resendInvitation: ofUser(),
    withdrawInvitation: ofUser(),
    listDelegations: ofOrg(),
    openDelegation: ofOrg({ reason: 'A reason' }),
    endDelegation: ofOrg(),
    listApiTokens: ofOrg(),
    createApiToken: ofOrg({ name: 'New', role: 'viewer' }),
    revokeApiToken: {
      asks: [org.ownerToken, operatorToken]
        .map((caller): Asked => ({ token: caller, params: { org: org.id, id: token } }))
        .concat(callers.map((caller) => ({ token: caller, params: { org: foreignOrg, id: token.foreign } }))),
    },
    listBillingAccounts: ofOrg(),
    createBillingAccount: ofOrg({ accountNumber: 'X-1', postalCode: '98052', name: 'New' }),
    getPortOutPin: ofOrg(),
    setPortOutPin: ofOrg({ pin: '58203947' }),
    removePortOutPin: ofOrg(),
    suggestPortOutPin: ofOrg({}),
    resumePinDecisions: ofOrg({ note: 'A note' }),
    listAuditEntries: ofOrg(),
    exportAuditEntries: ofOrg(),
  };
}

function phoneNumberRows(world: World, day: ForeignDay) {
  const { org, operatorToken: token } = world;
  const { foreignAccount: account, ofOrg } = askers(world, day);
  const csv = { headers: { 'content-type': 'text/csv' }, body: '+14255550199\n' };
  const params = { org: org.id };
  const query = { billingAccountId: account };
  const items = (billingAccountId: string) => ({ items: [{ number: '+14255550199', billingAccountId }] });
  return {
    listPhoneNumbers: { asks: [...ofOrg().asks, { token: org.ownerToken, params, query }] },
    addPhoneNumbers: {
      asks: [
        ...ofOrg(items(account.foreign)).asks,
        { token, params, body: (pick: Pick) => items(pick(account)) },
      ],
    },
    importPhoneNumbers: {
      asks: [...ofOrg(csv.body, csv.headers).asks, { ...csv, token, params, query, body: () => csv.body }],
    },
  };
}

function lockRows(world: World, day: ForeignDay) {
  const { org, otherOrg } = world;
  const { foreignAccount: account, ofOrg } = askers(world, day);
  const lock = thing('portOutLock', day.otherLockId);
  const number = { foreign: otherOrg.numbers[0] ?? '', missing: '+15035550188', malformed: 'nonsense' };
  const owners = { token: org.ownerToken, params: { org: org.id } };
  const reason = 'A theft';
  const body = (pick: Pick) => ({ scope: 'billing_account', billingAccountId: pick(account), reason });
  const note = { note: 'A note' };
  return {
    listPortOutLocks: ofOrg(),
    setPortOutLock: {
      asks: [
        ...ofOrg({ scope: 'organization', reason }).asks,
        { ...owners, body },
        { ...owners, body: (pick: Pick) => ({ scope: 'number', number: pick(number), reason }) },
      ],
    },
    unlockPortOutLock: {
      asks: [
        ...ofOrg(note).asks.map((asked) => ({ ...asked, params: { ...asked.params, id: lock.foreign } })),
        { ...owners, params: { org: org.id, id: lock }, body: () => note },
      ],
    },
  };
}

function orderRows(world: World, day: ForeignDay) {
  const { org, carrier } = world;
  const { callers, foreignOrg, foreignCarrier, ofOrder } = askers(world, day);
  const { otherHeld, otherConfirmed } = day.orders;
  // One PON for each, and a number that another tenant has or nobody.
  const request = (pick: Pick) => ({
    purchaseOrderNumber: `F-${pick({ foreign: '1', missing: '2', malformed: '3' })}`,
    numbers: [pick({ foreign: '+15035550142', missing: '+15035550188', malformed: '+15035550189' })],
    accountNumber: org.accountNumber,
    postalCode: org.postalCode,
    pin: day.pins.org,
    agencyAuthorization: true,
  });
  return {
    submitPortOutOrder: {
      asks: [
        { token: carrier.token, body: request, ignore: ['id', 'purchaseOrderNumber', 'number'] },
        {
          token: carrier.token,
          body: (pick: Pick) => ({ ...request(pick), carrierId: pick(foreignCarrier) }),
        },
      ],
    },
    listPortOutOrders: {
      asks: callers.flatMap((token) => [{ token }, { token, query: { organizationId: foreignOrg } }]),
    },
    getPortOutOrder: ofOrder(otherHeld),
    decidePortOutOrder: ofOrder(otherHeld, { decision: 'refuse' }),
    completePortOutOrder: ofOrder(otherConfirmed, {}),
    cancelPortOutOrder: ofOrder(otherHeld, { note: 'A note' }),
    disputePortOutOrder: ofOrder(otherHeld, { note: 'A note' }),
    resolveDispute: ofOrder(otherHeld, { outcome: 'cancelled', note: 'A note' }),
    getOrderEvidence: ofOrder(otherConfirmed),
    amendPortOutOrder: ofOrder(otherConfirmed, { kind: 'cancel', version: '99' }),
    listPortOutOrderEvents: ofOrder(otherConfirmed),
  };
}

function deskRows(world: World, day: ForeignDay) {
  const { operatorToken, carrier } = world;
  const { callers, foreignOrg, ofOrder } = askers(world, day);
  const { held, confirmed, otherHeld, otherConfirmed } = day.orders;
  const order = thing('portOutOrder', otherHeld);
  const foreignDocument = thing('document', day.otherDocumentId);
  const person = thing('user', day.fay.id);
  const comment = { audience: 'carrier', text: 'A comment' };
  const pdf = { headers: { 'content-type': 'application/pdf' }, body: () => tinyPdf };
  const upload = { ...pdf, params: { id: order }, query: { name: 'letter.pdf' } };
  const decided = (orderId: string) => ({ orderIds: [orderId], decision: 'confirm', isPreview: true });
  return {
    listOrderComments: ofOrder(otherHeld),
    addOrderComment: ofOrder(otherHeld, comment),
    listOrderDocuments: ofOrder(otherConfirmed),
    addOrderDocument: { asks: callers.map((token) => ({ token, ...upload })) },
    getOrderDocument: {
      asks: [
        ...[...callers, operatorToken].flatMap((token): Asked[] => [
          { token, params: { id: confirmed, document: foreignDocument } },
          { token, params: { id: held, document: foreignDocument } },
        ]),
        ...callers.map((token): Asked => ({ token, params: { id: order, document: day.otherDocumentId } })),
      ],
    },
    claimPortOutOrder: {
      asks: [
        ...ofOrder(otherHeld, {}).asks,
        { token: operatorToken, params: { id: held }, body: (pick: Pick) => ({ userId: pick(person) }) },
      ],
    },
    releasePortOutOrder: ofOrder(otherHeld),
    listDeskOrders: {
      asks: callers.flatMap((token) => [{ token }, { token, query: { organizationId: foreignOrg } }]),
    },
    decideInBulk: {
      asks: callers.map((token) => ({ token, body: (pick: Pick) => decided(pick(order)) })),
    },
    listSavedFilters: { asks: [{ token: world.org.ownerToken }, { token: carrier.token }] },
    saveFilter: namesNothing('makes a new one'),
    deleteSavedFilter: {
      asks: callers.map((token) => ({ token, params: { id: thing('savedFilter', day.savedFilterId) } })),
    },
  };
}

function operatorRows(world: World, day: ForeignDay) {
  const { org, operatorToken, carrier } = world;
  const { callers, foreignCarrier, foreignToken: id, ofCarrier } = askers(world, day);
  const client = thing('oauthClient', day.otherClientId);
  const person = thing('user', day.fay.id);
  const ofPerson = (body?: unknown): ForeignRow => ({
    asks: [operatorToken, org.ownerToken].map((token) => ({
      token,
      params: { id: person },
      body: bodyOf(body),
    })),
  });
  return {
    getOperatorSettings: namesNothing("the operator's own"),
    getOperatorPortOutStatistics: namesNothing("the operator's own"),
    changeOperatorSettings: namesNothing("the operator's own"),
    getOperatorHolidays: namesNothing("the operator's own"),
    replaceOperatorHolidays: namesNothing("the operator's own"),
    listOperatorApiTokens: namesNothing("the operator's own"),
    createOperatorApiToken: namesNothing("the operator's own"),
    revokeOperatorApiToken: {
      asks: [operatorToken, org.ownerToken].map((token) => ({ token, params: { id } })),
    },
    listOperatorUsers: namesNothing("the operator's own"),
    inviteOperatorUser: namesNothing("the operator's own"),
    getOperatorUser: ofPerson(),
    changeOperatorUser: ofPerson({ role: 'porting_agent' }),
    resendOperatorInvitation: ofPerson(),
    withdrawOperatorInvitation: ofPerson(),
    listCarriers: { asks: [{ token: org.ownerToken }, { token: carrier.token }] },
    createCarrier: namesNothing('makes a new one'),
    listCarrierApiTokens: ofCarrier(),
    createCarrierApiToken: ofCarrier({ name: 'New' }),
    getCarrier: ofCarrier(),
    changeCarrier: ofCarrier({ name: 'New' }),
    suspendCarrier: ofCarrier({ reason: 'A reason' }),
    resumeCarrier: ofCarrier({ reason: 'A reason' }),
    getCarrierTraffic: ofCarrier(),
    listOauthClients: ofCarrier(),
    createOauthClient: ofCarrier({ name: 'New', authentication: 'client_secret' }),
    revokeOauthClient: {
      asks: [
        ...callers.map((token) => ({ token, params: { carrier: foreignCarrier, id: day.otherClientId } })),
        { token: operatorToken, params: { carrier: carrier.id, id: client } },
      ],
    },
    revokeCarrierApiToken: {
      asks: [
        ...callers.map((token) => ({ token, params: { carrier: foreignCarrier, id: id.foreign } })),
        { token: operatorToken, params: { carrier: carrier.id, id } },
      ],
    },
  };
}

export function bodyOf(body: unknown): Asked['body'] {
  return body === undefined ? undefined : () => body;
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
