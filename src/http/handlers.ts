import type { RouteName } from '../contract/routes.ts';
import type { Context } from '../operations/context.ts';
import type { Handlers } from './call.ts';
import { accountHandlers } from './routes/account.ts';
import { apiTokenHandlers } from './routes/api-tokens.ts';
import { auditHandlers } from './routes/audit-entries.ts';
import { billingAccountHandlers } from './routes/billing-accounts.ts';
import { carrierHandlers } from './routes/carriers.ts';
import { delegationHandlers } from './routes/delegations.ts';
import { deliveryHandlers } from './routes/deliveries.ts';
import { eventHandlers } from './routes/events.ts';
import { noticeReadHandlers } from './routes/notice-reads.ts';
import { notificationHandlers } from './routes/notifications.ts';
import { oauthClientHandlers } from './routes/oauth-clients.ts';
import { operatorHolidayHandlers } from './routes/operator-holidays.ts';
import { operatorSettingsHandlers } from './routes/operator-settings.ts';
import { orderCommentHandlers } from './routes/order-comments.ts';
import { orderDocumentHandlers } from './routes/order-documents.ts';
import { organizationHandlers } from './routes/organizations.ts';
import { passkeyHandlers } from './routes/passkeys.ts';
import { passwordResetHandlers } from './routes/password-resets.ts';
import { phoneNumberHandlers } from './routes/phone-numbers.ts';
import { portOutLockHandlers } from './routes/port-out-locks.ts';
import { portOutOrderEvidenceHandlers } from './routes/port-out-order-evidence.ts';
import { portOutOrderMoveHandlers } from './routes/port-out-order-moves.ts';
import { portOutOrderSupplementHandlers } from './routes/port-out-order-supplements.ts';
import { portOutOrderHandlers } from './routes/port-out-orders.ts';
import { portOutPinHandlers } from './routes/port-out-pin.ts';
import { portOutStatisticsHandlers } from './routes/port-out-statistics.ts';
import { portingDeskHandlers } from './routes/porting-desk.ts';
import { roleHandlers } from './routes/roles.ts';
import { savedFilterHandlers } from './routes/saved-filters.ts';
import { sessionHandlers } from './routes/session.ts';
import { setupLinkHandlers } from './routes/setup-links.ts';
import { signInHandlers } from './routes/sign-in.ts';
import { signInSettingsHandlers } from './routes/sign-in-settings.ts';
import { operatorUserHandlers, userHandlers } from './routes/users.ts';
import { carrierWebhookEndpointHandlers, webhookEndpointHandlers } from './routes/webhook-endpoints.ts';

/** A handler for every route: the type says so when one is missing. */
export function allHandlers(context: Context): Handlers<RouteName> {
  return {
    ...sessionHandlers(context),
    ...accountHandlers(context),
    ...passkeyHandlers(context),
    ...passwordResetHandlers(context),
    ...setupLinkHandlers(context),
    ...signInHandlers(context),
    ...signInSettingsHandlers(context),
    ...organizationHandlers(context),
    ...userHandlers(context),
    ...operatorUserHandlers(context),
    ...roleHandlers(),
    ...delegationHandlers(context),
    ...apiTokenHandlers(context),
    ...billingAccountHandlers(context),
    ...phoneNumberHandlers(context),
    ...portOutPinHandlers(context),
    ...portOutLockHandlers(context),
    ...portOutOrderHandlers(context),
    ...portOutOrderMoveHandlers(context),
    ...portOutOrderEvidenceHandlers(context),
    ...portOutOrderSupplementHandlers(context),
    ...orderCommentHandlers(context),
    ...orderDocumentHandlers(context),
    ...portingDeskHandlers(context),
    ...savedFilterHandlers(context),
    ...portOutStatisticsHandlers(context),
    ...noticeReadHandlers(context),
    ...auditHandlers(context),
    ...carrierHandlers(context),
    ...oauthClientHandlers(context),
    ...operatorSettingsHandlers(context),
    ...operatorHolidayHandlers(context),
    ...webhookEndpointHandlers(context),
    ...carrierWebhookEndpointHandlers(context),
    ...eventHandlers(context),
    ...deliveryHandlers(context),
    ...notificationHandlers(context),
  };
}
