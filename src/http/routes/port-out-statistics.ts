import type { Context } from '../../operations/context.ts';
import {
  getOperatorPortOutStatistics,
  getPortOutStatistics,
} from '../../operations/operator/get-port-out-statistics.ts';
import type { Handlers } from '../call.ts';
import { pathId } from '../path-id.ts';

export function portOutStatisticsHandlers(
  context: Context,
): Handlers<'getPortOutStatistics' | 'getOperatorPortOutStatistics'> {
  return {
    getPortOutStatistics: ({ principal, params, query: { days } }) =>
      getPortOutStatistics(context, principal, { organizationId: pathId('organization', params.org), days }),
    getOperatorPortOutStatistics: ({ principal, query: { days } }) =>
      getOperatorPortOutStatistics(context, principal, days),
  };
}
