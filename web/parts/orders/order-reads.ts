import type { RouteName } from '../../../src/contract/routes.ts';

/** What is read anew after something was done with an order. */
export const orderReads: readonly RouteName[] = [
  'getPortOutOrder',
  'listPortOutOrderEvents',
  'listPortOutOrders',
  'getOverview',
  'listPhoneNumbers',
];
