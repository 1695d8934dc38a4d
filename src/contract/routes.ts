import { accountRoutes } from './account.ts';
import { auditRoutes } from './audit.ts';
import { carrierRoutes } from './carriers.ts';
import { delegationRoutes } from './delegations.ts';
import { deliveryRoutes } from './deliveries.ts';
import { eventRoutes } from './events.ts';
import { noticeReadRoutes } from './notice-reads.ts';
import { notificationRoutes } from './notifications.ts';
import { oauthClientRoutes } from './oauth-clients.ts';
import { operatorRoutes } from './operator.ts';
import { operatorHolidayRoutes } from './operator-holidays.ts';
import { orderCommentRoutes } from './order-comments.ts';
import { orderDocumentRoutes } from './order-documents.ts';
import { organizationRoutes } from './organizations.ts';
import { passwordResetRoutes } from './password-resets.ts';
import { phoneNumberRoutes } from './phone-numbers.ts';
import { portOutLockRoutes } from './port-out-locks.ts';
import { orderEvidenceRoutes } from './port-out-order-evidence.ts';
import { portOutOrderMoveRoutes } from './port-out-order-moves.ts';
import { portOutOrderSupplementRoutes } from './port-out-order-supplements.ts';
import { portOutOrderRoutes } from './port-out-orders.ts';
import { portOutPinRoutes } from './port-out-pin.ts';
import { portOutStatisticsRoutes } from './port-out-statistics.ts';
import { portingDeskRoutes } from './porting-desk.ts';
import { sessionRoutes } from './session.ts';
import { signInRoutes } from './sign-in.ts';
import { userRoutes } from './users.ts';
import { carrierWebhookEndpointRoutes, webhookEndpointRoutes } from './webhook-endpoints.ts';

/** Every call of the API under /api/v1. The server, the reference and the tests all read this one table. */
export const routes = {
  ...sessionRoutes,
  ...signInRoutes,
  ...accountRoutes,
  ...passwordResetRoutes,
  ...organizationRoutes,
  ...userRoutes,
  ...delegationRoutes,
  ...phoneNumberRoutes,
  ...portOutPinRoutes,
  ...portOutLockRoutes,
  ...portOutOrderRoutes,
  ...portOutOrderMoveRoutes,
  ...orderEvidenceRoutes,
  ...portOutOrderSupplementRoutes,
  ...orderCommentRoutes,
  ...orderDocumentRoutes,
  ...portingDeskRoutes,
  ...portOutStatisticsRoutes,
  ...noticeReadRoutes,
  ...auditRoutes,
  ...operatorRoutes,
  ...carrierRoutes,
  ...oauthClientRoutes,
  ...operatorHolidayRoutes,
  ...webhookEndpointRoutes,
  ...carrierWebhookEndpointRoutes,
  ...eventRoutes,
  ...deliveryRoutes,
  ...notificationRoutes,
} as const;

export type RouteName = keyof typeof routes;

export const apiBase = '/api/v1';
