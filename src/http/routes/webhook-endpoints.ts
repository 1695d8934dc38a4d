import type { z } from 'zod';
import type { RouteName, routes } from '../../contract/routes.ts';
import type { webhookEndpoint } from '../../contract/webhook-endpoints.ts';
import type { Context } from '../../operations/context.ts';
import {
  changeWebhookEndpoint,
  deleteWebhookEndpoint,
} from '../../operations/news/change-webhook-endpoint.ts';
import { createWebhookEndpoint } from '../../operations/news/create-webhook-endpoint.ts';
import type { EndpointOwner } from '../../operations/news/endpoint-place.ts';
import { listWebhookDeliveries, listWebhookEndpoints } from '../../operations/news/list-webhook-endpoints.ts';
import { replayEvents } from '../../operations/news/replay-events.ts';
import { rotateWebhookSecret } from '../../operations/news/rotate-webhook-secret.ts';
import { testWebhookEndpoint } from '../../operations/news/test-webhook-endpoint.ts';
import type { WebhookEndpoint } from '../../storage/webhook-endpoints.ts';
import type { Call, Handlers } from '../call.ts';
import { pathId } from '../path-id.ts';
import { deliveryPage, deliveryPageAsked } from './deliveries.ts';

type OfOrganization =
  | 'listWebhookEndpoints'
  | 'createWebhookEndpoint'
  | 'changeWebhookEndpoint'
  | 'deleteWebhookEndpoint'
  | 'rotateWebhookSecret'
  | 'listWebhookDeliveries'
  | 'replayWebhookEvents'
  | 'testWebhookEndpoint';

/** An organization's endpoints and, by the operator, a carrier's: the same acts, on another's behalf. */
export function webhookEndpointHandlers(context: Context): Handlers<OfOrganization> {
  const owner = (params: { org: string }) => ({ organizationId: pathId('organization', params.org) });
  return {
    listWebhookEndpoints: (call) => list(context, owner(call.params), call),
    createWebhookEndpoint: (call) => create(context, owner(call.params), call),
    changeWebhookEndpoint: (call) => change(context, owner(call.params), call),
    deleteWebhookEndpoint: ({ principal, params }) =>
      deleteWebhookEndpoint(context, principal, { owner: owner(params), endpointId: params.id }),
    rotateWebhookSecret: (call) => rotate(context, owner(call.params), call),
    listWebhookDeliveries: (call) => listDeliveries(context, owner(call.params), call),
    replayWebhookEvents: ({ principal, params, body: asked }) =>
      replayEvents(context, principal, { owner: owner(params), endpointId: params.id, asked }),
    testWebhookEndpoint: ({ principal, params }) =>
      testWebhookEndpoint(context, principal, { owner: owner(params), endpointId: params.id }),
  };
}

type OfCarrier =
  | 'listCarrierWebhookEndpoints'
  | 'createCarrierWebhookEndpoint'
  | 'changeCarrierWebhookEndpoint'
  | 'deleteCarrierWebhookEndpoint'
  | 'rotateCarrierWebhookSecret'
  | 'listCarrierWebhookDeliveries'
  | 'replayCarrierWebhookEvents'
  | 'testCarrierWebhookEndpoint';

export function carrierWebhookEndpointHandlers(context: Context): Handlers<OfCarrier> {
  const owner = (params: { carrier: string }) => ({ carrierId: pathId('carrier', params.carrier) });
  return {
    listCarrierWebhookEndpoints: (call) => list(context, owner(call.params), call),
    createCarrierWebhookEndpoint: (call) => create(context, owner(call.params), call),
    changeCarrierWebhookEndpoint: (call) => change(context, owner(call.params), call),
    deleteCarrierWebhookEndpoint: ({ principal, params }) =>
      deleteWebhookEndpoint(context, principal, { owner: owner(params), endpointId: params.id }),
    rotateCarrierWebhookSecret: (call) => rotate(context, owner(call.params), call),
    listCarrierWebhookDeliveries: (call) => listDeliveries(context, owner(call.params), call),
    replayCarrierWebhookEvents: ({ principal, params, body: asked }) =>
      replayEvents(context, principal, { owner: owner(params), endpointId: params.id, asked }),
    testCarrierWebhookEndpoint: ({ principal, params }) =>
      testWebhookEndpoint(context, principal, { owner: owner(params), endpointId: params.id }),
  };
}

type Asked<Name extends RouteName, Members extends keyof Call<(typeof routes)[Name]>> = Pick<
  Call<(typeof routes)[Name]>,
  Members
>;

async function list(
  context: Context,
  owner: EndpointOwner,
  { principal }: Asked<'listWebhookEndpoints', 'principal'>,
) {
  const endpoints = await listWebhookEndpoints(context, principal, owner);
  return { items: endpoints.map(presentEndpoint), nextCursor: null };
}

async function create(
  context: Context,
  owner: EndpointOwner,
  { principal, body, remember }: Asked<'createWebhookEndpoint', 'principal' | 'body' | 'remember'>,
) {
  const made = await createWebhookEndpoint(context, principal, { owner, ...body }, (tx, endpoint) =>
    remember(tx, 201, presentEndpoint(endpoint)),
  );
  return { ...presentEndpoint(made), secret: made.webhookSecret };
}

async function change(
  context: Context,
  owner: EndpointOwner,
  { principal, params, body: changes }: Asked<'changeWebhookEndpoint', 'principal' | 'body'> & OnePath,
) {
  const named = { owner, endpointId: params.id };
  return presentEndpoint(await changeWebhookEndpoint(context, principal, { ...named, changes }));
}

async function rotate(
  context: Context,
  owner: EndpointOwner,
  { principal, params, remember }: Asked<'rotateWebhookSecret', 'principal' | 'remember'> & OnePath,
) {
  const named = { owner, endpointId: params.id };
  const present = ({ id, previousSecretUntil: until }: { id: string; previousSecretUntil: Date }) => ({
    id,
    previousSecretUntil: until.toISOString(),
  });
  const made = await rotateWebhookSecret(context, principal, named, (tx, rotated) =>
    remember(tx, 200, present(rotated)),
  );
  return { ...present(made), secret: made.webhookSecret };
}

async function listDeliveries(
  context: Context,
  owner: EndpointOwner,
  { principal, params, query }: Asked<'listWebhookDeliveries', 'principal' | 'query'> & OnePath,
) {
  const page = { owner, endpointId: params.id, ...deliveryPageAsked(query) };
  return deliveryPage(await listWebhookDeliveries(context, principal, page), query.limit);
}

interface OnePath {
  params: { id: string };
}

function presentEndpoint(endpoint: WebhookEndpoint): z.input<typeof webhookEndpoint> {
  const { id, url, kinds, status, previousSecretUntil, createdAt, createdBy } = endpoint;
  return {
    id,
    url,
    kinds: kinds === null ? null : [...kinds],
    status,
    previousSecretUntil: previousSecretUntil?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    createdBy,
  };
}
