import type { Context } from '../../operations/context.ts';
import { changeNotificationChoices } from '../../operations/news/change-notification-choices.ts';
import { getNotificationChoices } from '../../operations/news/get-notification-choices.ts';
import { inspectDisputeLink } from '../../operations/orders/inspect-dispute-link.ts';
import { useDisputeLink } from '../../operations/orders/use-dispute-link.ts';
import { Secret } from '../../secrets/secret.ts';
import type { Handlers } from '../call.ts';
import { pathId } from '../path-id.ts';

type Routes =
  | 'getNotificationChoices'
  | 'changeNotificationChoices'
  | 'inspectDisputeLink'
  | 'useDisputeLink';

export function notificationHandlers(context: Context): Handlers<Routes> {
  return {
    getNotificationChoices: ({ principal, params }) =>
      getNotificationChoices(context, principal, pathId('organization', params.org)),
    changeNotificationChoices: ({ principal, params, body }) => {
      const organizationId = pathId('organization', params.org);
      return changeNotificationChoices(context, principal, { organizationId, ...body });
    },
    inspectDisputeLink: async ({ body, address }) => {
      const link = await inspectDisputeLink(context, { token: Secret.of(body.token), address });
      return { ...link, receivedAt: link.receivedAt.toISOString() };
    },
    useDisputeLink: ({ body, address }) => useDisputeLink(context, { token: Secret.of(body.token), address }),
  };
}
