import { auditRoutes } from './audit.ts';
import { noticeReadRoutes } from './notice-reads.ts';
import { operatorRoutes } from './operator.ts';
import { organizationRoutes } from './organizations.ts';
import { phoneNumberRoutes } from './phone-numbers.ts';
import { portOutOrderRoutes } from './port-out-orders.ts';
import { portOutPinRoutes } from './port-out-pin.ts';
import { portOutStatisticsRoutes } from './port-out-statistics.ts';
import { sessionRoutes } from './session.ts';

/** Every call of the API under /api/v1. The server, the reference and the tests all read this one table. */
export const routes = {
  ...sessionRoutes,
  ...organizationRoutes,
  ...phoneNumberRoutes,
  ...portOutPinRoutes,
  ...portOutOrderRoutes,
  ...portOutStatisticsRoutes,
  ...noticeReadRoutes,
  ...auditRoutes,
  ...operatorRoutes,
} as const;

export type RouteName = keyof typeof routes;

export const apiBase = '/api/v1';
