import { z } from 'zod';
import { route } from './route.ts';
import { instant, text } from './text.ts';

const params = z.object({ org: z.string().max(60) });

const delegation = z.object({
  organizationId: z.string(),
  reason: z.string(),
  endsAt: instant,
});

/** How a person of the operator comes to change something for a customer. */
export const delegationRoutes = {
  listDelegations: route({
    method: 'GET',
    path: '/organizations/:org/delegations',
    summary:
      'The reason for which the signed-in person of the operator acts for the organization now, if any',
    access: 'delegation.open',
    params,
    answerStatus: 200,
    answer: z.object({ items: z.array(delegation) }),
  }),
  openDelegation: route({
    method: 'POST',
    path: '/organizations/:org/delegations',
    summary: 'Say why you act for the organization: for this session, for 60 minutes, on its record',
    access: 'delegation.open',
    params,
    body: z.strictObject({ reason: text(500) }),
    answerStatus: 201,
    answer: delegation,
  }),
  endDelegation: route({
    method: 'DELETE',
    path: '/organizations/:org/delegations',
    summary: 'Act for the organization no longer',
    access: 'delegation.open',
    params,
    answerStatus: 204,
  }),
} as const;
