import { useParams } from 'react-router';

const ofOrganization = {
  list: 'listWebhookEndpoints',
  create: 'createWebhookEndpoint',
  change: 'changeWebhookEndpoint',
  remove: 'deleteWebhookEndpoint',
  rotate: 'rotateWebhookSecret',
  deliveries: 'listWebhookDeliveries',
  replay: 'replayWebhookEvents',
  test: 'testWebhookEndpoint',
} as const;

type Calls = typeof ofOrganization;

const ofCarrier = {
  list: 'listCarrierWebhookEndpoints',
  create: 'createCarrierWebhookEndpoint',
  change: 'changeCarrierWebhookEndpoint',
  remove: 'deleteCarrierWebhookEndpoint',
  rotate: 'rotateCarrierWebhookSecret',
  deliveries: 'listCarrierWebhookDeliveries',
  replay: 'replayCarrierWebhookEvents',
  test: 'testCarrierWebhookEndpoint',
} as const satisfies Record<keyof Calls, string>;

export interface WebhookOwner {
  isCarrier: boolean;
  calls: Calls;
  params: { org: string };
  /** The page of all its endpoints; each one's own is below. */
  page: string;
  /** Below which the endpoints' own pages are. */
  path: string;
}

/**
 * Whose webhook endpoints the page is about, by its address: an organization's, or a carrier's. A carrier's
 * calls take and answer the same, on paths of their own, so that one type serves for both.
 */
export function useWebhookOwner(): WebhookOwner {
  const { org = '', carrier } = useParams();
  if (carrier === undefined) {
    const path = `/o/${org}/settings/webhooks`;
    return { isCarrier: false, calls: ofOrganization, params: { org }, page: path, path };
  }
  const page = `/operator/carriers/${carrier}`;
  return {
    isCarrier: true,
    calls: ofCarrier as unknown as Calls,
    params: { carrier } as unknown as { org: string },
    page,
    path: `${page}/webhooks`,
  };
}
