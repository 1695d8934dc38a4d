import { z } from 'zod';
import { isForCarrier } from '../core/event-audience.ts';
import { notice } from './organizations.ts';
import { route } from './route.ts';
import { instant, listOf, page, text } from './text.ts';

const ofOrg = z.object({ org: z.string().max(60) });
const ofCarrier = z.object({ carrier: z.string().max(60) });
const oneOfOrg = ofOrg.extend({ id: z.string().max(60) });
const oneOfCarrier = ofCarrier.extend({ id: z.string().max(60) });

const url = text(2_000).meta({ description: 'https; http only within networks the operator allows' });
const kinds = z.array(notice.shape.kind).min(1).max(100).nullable().meta({ description: 'Null: every kind' });

/** What a gaining carrier can be told of, of its own orders. */
export const kindsForCarrier = notice.shape.kind.options.filter((kind) =>
  isForCarrier(kind, { audience: 'carrier' }),
);

export const webhookEndpoint = z.object({
  id: z.string(),
  url: z.string(),
  kinds: z.array(z.string()).nullable(),
  status: z.enum(['active', 'paused']),
  previousSecretUntil: instant.nullable().meta({ description: 'Until then the secret before signs too' }),
  createdAt: instant,
  createdBy: z.string(),
});

const shownOnce = z.string().optional().meta({
  description: 'Shown this once; a repeated request with the same Idempotency-Key answers without it',
});
const created = webhookEndpoint.extend({ secret: shownOnce });
const rotated = z.object({ id: z.string(), secret: shownOnce, previousSecretUntil: instant });

export const delivery = z.object({
  id: z.string(),
  organizationId: z.string(),
  eventId: z.string(),
  kind: z.string().nullable().meta({
    description: 'Of the event, or of a mail to a person; null: a test of the endpoint',
  }),
  orderId: z.string().nullable(),
  channel: z.enum(['mail', 'webhook']),
  endpointId: z.string().nullable(),
  url: z.string().nullable(),
  address: z.string().nullable(),
  state: z.enum(['waiting', 'sent', 'dead', 'not_sent']),
  attempts: z.number(),
  nextAttemptAt: instant,
  lastError: z.string().nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
});

const newEndpoint = z.strictObject({ url, kinds: kinds.default(null) });
const changes = z.strictObject({
  url: url.optional(),
  kinds: kinds.optional(),
  status: z.enum(['active', 'paused']).optional(),
});
const replay = z.union([
  z.strictObject({ eventId: z.string().max(60) }),
  z.strictObject({ afterEventId: z.string().max(60) }),
]);
const replayed = z.object({
  queued: z.number(),
  lastEventId: z.string().nullable().meta({ description: 'Where to go on when there may be more' }),
});
const tested = z.object({ deliveryId: z.string(), eventId: z.string() });

export const webhookEndpointRoutes = {
  listWebhookEndpoints: route({
    method: 'GET',
    path: '/organizations/:org/webhook-endpoints',
    summary: "An organization's webhook endpoints",
    access: 'webhook.read',
    params: ofOrg,
    answerStatus: 200,
    answer: listOf(webhookEndpoint),
  }),
  createWebhookEndpoint: route({
    method: 'POST',
    path: '/organizations/:org/webhook-endpoints',
    summary: 'Create a webhook endpoint; its secret is shown once',
    access: 'webhook.manage',
    isCreation: true,
    params: ofOrg,
    body: newEndpoint,
    answerStatus: 201,
    answer: created,
  }),
  changeWebhookEndpoint: route({
    method: 'PATCH',
    path: '/organizations/:org/webhook-endpoints/:id',
    summary: 'Change, pause or resume a webhook endpoint',
    access: 'webhook.manage',
    params: oneOfOrg,
    body: changes,
    answerStatus: 200,
    answer: webhookEndpoint,
  }),
  deleteWebhookEndpoint: route({
    method: 'DELETE',
    path: '/organizations/:org/webhook-endpoints/:id',
    summary: 'Delete a webhook endpoint; what waits for it is given up',
    access: 'webhook.manage',
    params: oneOfOrg,
    answerStatus: 204,
  }),
  rotateWebhookSecret: route({
    method: 'POST',
    path: '/organizations/:org/webhook-endpoints/:id/secret-rotation',
    summary: 'Give a webhook endpoint a new secret, shown once; the old one signs too for 24 hours',
    access: 'webhook.manage',
    isCreation: true,
    params: oneOfOrg,
    answerStatus: 200,
    answer: rotated,
  }),
  listWebhookDeliveries: route({
    method: 'GET',
    path: '/organizations/:org/webhook-endpoints/:id/deliveries',
    summary: 'What was and is to be sent to a webhook endpoint, newest first',
    access: 'webhook.read',
    params: oneOfOrg,
    query: z.strictObject(page),
    answerStatus: 200,
    answer: listOf(delivery),
  }),
  replayWebhookEvents: route({
    method: 'POST',
    path: '/organizations/:org/webhook-endpoints/:id/replays',
    summary: 'Send an event again, or those after one, at most 1,000 at once',
    access: 'webhook.manage',
    params: oneOfOrg,
    body: replay,
    answerStatus: 202,
    answer: replayed,
  }),
  testWebhookEndpoint: route({
    method: 'POST',
    path: '/organizations/:org/webhook-endpoints/:id/test',
    summary: 'Send a message that tells of nothing, `webhook_test`',
    access: 'webhook.manage',
    params: oneOfOrg,
    answerStatus: 202,
    answer: tested,
  }),
} as const;

/** The same for a gaining carrier, by the operator: told of what happens to the carrier's orders. */
export const carrierWebhookEndpointRoutes = {
  listCarrierWebhookEndpoints: route({
    ...webhookEndpointRoutes.listWebhookEndpoints,
    path: '/carriers/:carrier/webhook-endpoints',
    summary: "A carrier's webhook endpoints",
    params: ofCarrier,
  }),
  createCarrierWebhookEndpoint: route({
    ...webhookEndpointRoutes.createWebhookEndpoint,
    path: '/carriers/:carrier/webhook-endpoints',
    summary: "Create a carrier's webhook endpoint; its secret is shown once",
    params: ofCarrier,
  }),
  changeCarrierWebhookEndpoint: route({
    ...webhookEndpointRoutes.changeWebhookEndpoint,
    path: '/carriers/:carrier/webhook-endpoints/:id',
    summary: "Change, pause or resume a carrier's webhook endpoint",
    params: oneOfCarrier,
  }),
  deleteCarrierWebhookEndpoint: route({
    ...webhookEndpointRoutes.deleteWebhookEndpoint,
    path: '/carriers/:carrier/webhook-endpoints/:id',
    summary: "Delete a carrier's webhook endpoint; what waits for it is given up",
    params: oneOfCarrier,
  }),
  rotateCarrierWebhookSecret: route({
    ...webhookEndpointRoutes.rotateWebhookSecret,
    path: '/carriers/:carrier/webhook-endpoints/:id/secret-rotation',
    summary: "Give a carrier's webhook endpoint a new secret, shown once",
    params: oneOfCarrier,
  }),
  listCarrierWebhookDeliveries: route({
    ...webhookEndpointRoutes.listWebhookDeliveries,
    path: '/carriers/:carrier/webhook-endpoints/:id/deliveries',
    summary: "What was and is to be sent to a carrier's webhook endpoint, newest first",
    params: oneOfCarrier,
  }),
  replayCarrierWebhookEvents: route({
    ...webhookEndpointRoutes.replayWebhookEvents,
    path: '/carriers/:carrier/webhook-endpoints/:id/replays',
    summary: 'Send an event to a carrier again, or those after one',
    params: oneOfCarrier,
  }),
  testCarrierWebhookEndpoint: route({
    ...webhookEndpointRoutes.testWebhookEndpoint,
    path: '/carriers/:carrier/webhook-endpoints/:id/test',
    summary: 'Send a carrier a message that tells of nothing, `webhook_test`',
    params: oneOfCarrier,
  }),
} as const;
