import { changeNotificationChoices } from '../../operations/change-notification-choices.ts';
import type { Context } from '../../operations/context.ts';
import { getNotificationChoices } from '../../operations/get-notification-choices.ts';
import { inspectDisputeLink } from '../../operations/inspect-dispute-link.ts';
import { useDisputeLink } from '../../operations/use-dispute-link.ts';
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
