import type { Delegation } from '../../core/delegation.ts';
import type { Context } from '../../operations/context.ts';
import { endDelegation } from '../../operations/people/end-delegation.ts';
import { listDelegations } from '../../operations/people/list-delegations.ts';
import { openDelegation } from '../../operations/people/open-delegation.ts';
import type { Handlers } from '../call.ts';
import { pathId } from '../path-id.ts';

type Routes = 'listDelegations' | 'openDelegation' | 'endDelegation';

export function delegationHandlers(context: Context): Handlers<Routes> {
  return {
    listDelegations: async ({ principal, params }) => {
      const open = await listDelegations(context, principal, pathId('organization', params.org));
      return { items: open.map(presentDelegation) };
    },
    openDelegation: async ({ principal, params, body }) => {
      const organizationId = pathId('organization', params.org);
      return presentDelegation(await openDelegation(context, principal, { organizationId, ...body }));
    },
    endDelegation: ({ principal, params }) =>
      endDelegation(context, principal, pathId('organization', params.org)),
  };
}

function presentDelegation({ endsAt, ...delegation }: Delegation) {
  return { ...delegation, endsAt: endsAt.toISOString() };
}
