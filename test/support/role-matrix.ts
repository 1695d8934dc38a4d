import { type RouteName, routes } from '../../src/contract/routes.ts';
import type { Action, Role } from '../../src/core/permissions.ts';
import { newId } from '../../src/storage/new-id.ts';
import type { World } from './world.ts';

type Routes = typeof routes;

/** The routes that the permission table decides about. */
export type DecidedRoute = {
  [Name in RouteName]: Routes[Name]['access'] extends 'public' | 'signed_in' ? never : Name;
}[RouteName];

export interface MatrixRow {
  body?: unknown;
  query?: string;
  contentType?: string;
  /** In whose place it is done: a customer's, an order's owner's, or the operator's own. */
  at: 'organization' | 'order' | 'operator';
  /** Of an operator's place: some of its lists simply show a customer or a carrier less, or nothing. */
  isForAll?: true;
  /** Who is refused although the table permits the action, and why. */
  but?: { roles: readonly Role[]; why: string };
}

export const decidedRoutes = (Object.keys(routes) as RouteName[]).filter(
  (name): name is DecidedRoute => routes[name].access !== 'public' && routes[name].access !== 'signed_in',
);

export function actionOf(name: DecidedRoute): Action {
  return routes[name].access as Action;
}

const operators: readonly Role[] = ['operator_admin', 'porting_agent', 'operator_auditor'];
const at = new Date('2026-11-24T15:00:00Z');
const org = (body?: unknown, more: Partial<MatrixRow> = {}): MatrixRow => ({
  at: 'organization',
  body,
  ...more,
});
const order = (body?: unknown, more: Partial<MatrixRow> = {}): MatrixRow => ({ at: 'order', body, ...more });
const operator = (body?: unknown, more: Partial<MatrixRow> = {}): MatrixRow => ({
  at: 'operator',
  body,
  ...more,
});
const person = { email: 'matrix@people.example', name: 'Matrix' };
const url = 'http://127.0.0.1:9/';
const eventId = newId('event', at);

/** How every decided route is asked; the type wants a row when a route is added. */
export function matrixRows(world: World): Record<DecidedRoute, MatrixRow> {
  const numbers = { items: [{ number: '+14255550199', billingAccountId: world.org.billingAccountId }] };
  return {
    ...organizationRows(numbers),
    ...orderRows(),
    ...operatorRows(),
    ...webhookRows(),
    ...signInRows(),
    ...carrierRows(),
  };
}

function organizationRows(numbers: unknown) {
  return {
    getOrganization: org(),
    getOverview: org(),
    listNotices: org(),
    listUsers: org(),
    inviteUser: org({ ...person, role: 'viewer' }),
    getUser: org(),
    changeUser: org({ role: 'viewer' }),
    resendInvitation: org(),
    withdrawInvitation: org(),
    listApiTokens: org(),
    createApiToken: org({ name: 'Matrix', role: 'viewer' }),
    revokeApiToken: org(),
    listBillingAccounts: org(),
    createBillingAccount: org({ accountNumber: 'M-1', postalCode: '98052', name: 'Matrix' }),
    listDelegations: org(),
    openDelegation: org({ reason: 'The matrix' }),
    endDelegation: org(),
    listPhoneNumbers: org(),
    addPhoneNumbers: org(numbers),
    importPhoneNumbers: org('+14255550199,WA-100200\n', { contentType: 'text/csv' }),
    getPortOutPin: org(),
    setPortOutPin: org({ pin: '58203947' }),
    removePortOutPin: org(),
    suggestPortOutPin: org({}),
    resumePinDecisions: org({ note: 'A note' }),
    listPortOutLocks: org(),
    setPortOutLock: org({ scope: 'organization', reason: 'Matrix' }),
    unlockPortOutLock: org({ note: 'A note' }),
    getPortOutStatistics: org(),
    countUnreadNotices: org(),
    markNoticesRead: org({ noticeId: newId('notice', at) }),
    listAuditEntries: org(),
    exportAuditEntries: org(),
    getNotificationChoices: org(undefined, ownOnly),
    changeNotificationChoices: org({ choices: [] }, ownOnly),
    listWebhookEndpoints: org(),
    createWebhookEndpoint: org({ url }),
    changeWebhookEndpoint: org({ status: 'paused' }),
    deleteWebhookEndpoint: org(),
    rotateWebhookSecret: org(),
    listWebhookDeliveries: org(),
    replayWebhookEvents: org({ eventId }),
    testWebhookEndpoint: org(),
  };
}

const ownOnly = {
  but: { roles: operators, why: 'what is mailed to a person is chosen where they are a member' },
};

function orderRows() {
  const pdf = { contentType: 'application/pdf', query: '?name=letter.pdf' };
  return {
    getPortOutOrder: order(),
    decidePortOutOrder: order({ decision: 'refuse' }),
    completePortOutOrder: order({}),
    listPortOutOrderEvents: order(),
    cancelPortOutOrder: order({ note: 'A note' }, noCarrier),
    disputePortOutOrder: order({ note: 'A note' }),
    resolveDispute: order({ outcome: 'cancelled', note: 'A note' }),
    getOrderEvidence: order(),
    amendPortOutOrder: order({ kind: 'cancel', version: '99' }),
    listOrderComments: order(),
    addOrderComment: order({ audience: 'carrier', text: 'A comment' }),
    listOrderDocuments: order(),
    addOrderDocument: order('%PDF-1.4 not whole', pdf),
    getOrderDocument: order(),
    claimPortOutOrder: order({}),
    releasePortOutOrder: order(),
  };
}

const noCarrier = {
  but: {
    roles: ['carrier'] as const,
    why: 'a carrier cancels by a supplement; this is the desk’s agreement',
  },
};

function operatorRows() {
  const request = {
    purchaseOrderNumber: 'PON-MATRIX',
    numbers: ['+14255550123'],
    accountNumber: 'WA-100200',
    postalCode: '98052',
    agencyAuthorization: true,
  };
  const all = { isForAll: true } as const;
  return {
    createOrganization: operator({ name: 'Matrix', country: 'US' }),
    listOperatorUsers: operator(),
    getOperatorUser: operator(),
    inviteOperatorUser: operator({ ...person, role: 'porting_agent' }),
    changeOperatorUser: operator({ role: 'porting_agent' }),
    resendOperatorInvitation: operator(),
    withdrawOperatorInvitation: operator(),
    submitPortOutOrder: operator(request, all),
    listPortOutOrders: operator(undefined, all),
    listDeskOrders: operator(),
    decideInBulk: operator({
      orderIds: [newId('portOutOrder', at)],
      decision: 'confirm',
      isPreview: true,
    }),
    listSavedFilters: operator(),
    saveFilter: operator({ name: 'Matrix', query: 'state=held' }),
    deleteSavedFilter: operator(),
    getOperatorPortOutStatistics: operator(),
    getOperatorSettings: operator(),
    changeOperatorSettings: operator({ projectThreshold: 2 }),
    listOperatorApiTokens: operator(),
    createOperatorApiToken: operator({ name: 'Matrix', role: 'porting_agent' }),
    revokeOperatorApiToken: operator(),
    listCarriers: operator(),
    createCarrier: operator({ name: 'Matrix Wireless', spid: '4242' }),
    listCarrierApiTokens: operator(),
    createCarrierApiToken: operator({ name: 'Matrix' }),
    revokeCarrierApiToken: operator(),
    getOperatorHolidays: operator(),
    replaceOperatorHolidays: operator({ holidays: [] }),
    listEvents: operator(undefined, all),
    listDeliveries: operator(),
    resendDelivery: operator(),
  };
}

function webhookRows() {
  return {
    listCarrierWebhookEndpoints: operator(),
    createCarrierWebhookEndpoint: operator({ url }),
    changeCarrierWebhookEndpoint: operator({ status: 'paused' }),
    deleteCarrierWebhookEndpoint: operator(),
    rotateCarrierWebhookSecret: operator(),
    listCarrierWebhookDeliveries: operator(),
    replayCarrierWebhookEvents: operator({ eventId }),
    testCarrierWebhookEndpoint: operator(),
  };
}

function signInRows() {
  const provider = {
    name: 'Matrix',
    issuer: 'https://login.example',
    clientId: 'matrix',
    clientSecret: 'a secret of nobody',
  };
  return {
    getSignInSettings: org(),
    changeSignInPolicy: org({ policy: 'second_factor' }),
    draftSignInProvider: org(provider),
    changeSignInDraft: org(provider),
    testSignInProvider: org(),
    useSignInProvider: org(),
    deleteSignInProvider: org(),
    addSignInDomain: org({ domain: 'matrix.example' }),
    proveSignInDomain: org({ by: 'dns' }),
    removeSignInDomain: org(),
  };
}

function carrierRows() {
  return {
    getCarrier: operator(),
    changeCarrier: operator({ name: 'Adatum Wireless' }),
    suspendCarrier: operator({ reason: 'The matrix' }),
    resumeCarrier: operator({ reason: 'The matrix' }),
    getCarrierTraffic: operator(),
    listOauthClients: operator(),
    createOauthClient: operator({ name: 'Matrix', authentication: 'client_secret' }),
    revokeOauthClient: operator(),
  };
}
