import type { World } from '../../support/world.ts';
import {
  type Asked,
  askers,
  bodyOf,
  type ForeignDay,
  type ForeignRow,
  namesNothing,
  type Thing,
  thing,
} from './foreign-ids.ts';

/** Endpoints, deliveries and events. */
export function webhookRows(world: World, day: ForeignDay) {
  const { org, operatorToken, carrier, otherCarrier } = world;
  const { callers, foreignOrg, foreignCarrier, ofOrg, ofCarrier } = askers(world, day);
  const event = thing('event', day.otherEventId);
  const foreign = thing('webhookEndpoint', day.endpoints.otherOrg);
  const foreignCarriers = thing('webhookEndpoint', day.endpoints.otherCarrier);
  const ofEndpoint = (body?: unknown): ForeignRow => ({
    asks: [
      ...[org.ownerToken, operatorToken].map(
        (token): Asked => ({ token, params: { org: org.id, id: foreign }, body: bodyOf(body) }),
      ),
      ...callers.map(
        (token): Asked => ({ token, params: { org: foreignOrg, id: foreign.foreign }, body: bodyOf(body) }),
      ),
    ],
  });
  const ofCarriersEndpoint = (body?: unknown): ForeignRow => ({
    asks: [
      { token: operatorToken, params: { carrier: carrier.id, id: foreignCarriers }, body: bodyOf(body) },
      ...callers.map(
        (token): Asked => ({
          token,
          params: { carrier: foreignCarrier, id: foreignCarriers.foreign },
          body: bodyOf(body),
        }),
      ),
    ],
  });
  const replays = (ofOwner: Omit<Asked, 'body'>, one: Thing): Asked[] => [
    { ...ofOwner, body: (pick) => ({ eventId: pick(one) }) },
    { ...ofOwner, body: (pick) => ({ afterEventId: pick(one) }) },
  ];
  const replayed = replays({ token: org.ownerToken, params: { org: org.id, id: day.endpoints.org } }, event);
  // An event of one carrier's order, and another's endpoint.
  const ofOther = { carrier: otherCarrier.id, id: day.endpoints.otherCarrier };
  const replayedToCarrier = replays(
    { token: operatorToken, params: ofOther },
    thing('event', day.carrierEventId),
  );
  const made = { url: 'http://127.0.0.1:9/' };
  const replay = { eventId: event.missing };
  return {
    listWebhookEndpoints: ofOrg(),
    createWebhookEndpoint: ofOrg(made),
    changeWebhookEndpoint: ofEndpoint({ status: 'paused' }),
    deleteWebhookEndpoint: ofEndpoint(),
    rotateWebhookSecret: ofEndpoint(),
    listWebhookDeliveries: ofEndpoint(),
    replayWebhookEvents: { asks: [...ofEndpoint(replay).asks, ...replayed] },
    testWebhookEndpoint: ofEndpoint(),
    listCarrierWebhookEndpoints: ofCarrier(),
    createCarrierWebhookEndpoint: ofCarrier(made),
    changeCarrierWebhookEndpoint: ofCarriersEndpoint({ status: 'paused' }),
    deleteCarrierWebhookEndpoint: ofCarriersEndpoint(),
    rotateCarrierWebhookSecret: ofCarriersEndpoint(),
    listCarrierWebhookDeliveries: ofCarriersEndpoint(),
    replayCarrierWebhookEvents: { asks: [...ofCarriersEndpoint(replay).asks, ...replayedToCarrier] },
    testCarrierWebhookEndpoint: ofCarriersEndpoint(),
    listEvents: {
      asks: callers.flatMap((token): Asked[] => [
        { token, query: { after: event } },
        { token, query: { organizationId: foreignOrg } },
      ]),
    },
    listDeliveries: namesNothing("everybody's, for the operator"),
    resendDelivery: {
      asks: callers.map((token) => ({ token, params: { id: thing('delivery', day.otherDeliveryId) } })),
    },
  };
}
