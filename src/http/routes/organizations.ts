import type { z } from 'zod';
import type { organization as organizationSchema } from '../../contract/organizations.ts';
import { isId } from '../../core/ids.ts';
import type { Context } from '../../operations/context.ts';
import { listNotices } from '../../operations/news/list-notices.ts';
import { createOrganization } from '../../operations/operator/create-organization.ts';
import { getOrganization } from '../../operations/operator/get-organization.ts';
import { getOverview } from '../../operations/operator/get-overview.ts';
import { listOrganizations } from '../../operations/operator/list-organizations.ts';
import type { Organization } from '../../storage/organizations.ts';
import type { Handlers } from '../call.ts';
import { cursorKey, pageOf } from '../cursor.ts';
import { pathId } from '../path-id.ts';

type Routes = 'listOrganizations' | 'createOrganization' | 'getOrganization' | 'getOverview' | 'listNotices';

export function organizationHandlers(context: Context): Handlers<Routes> {
  return {
    listOrganizations: async ({ principal, query }) => {
      const page = { limit: query.limit + 1, afterId: cursorKey(query.cursor), query: query.query ?? null };
      const rows = await listOrganizations(context, principal, page);
      return pageOf(rows, query.limit, (row) => row.id, presentOrganization);
    },
    createOrganization: async ({ principal, body, remember }) => {
      const made = await createOrganization(context, principal, body, (tx, organization) =>
        remember(tx, 201, presentOrganization(organization)),
      );
      return presentOrganization(made);
    },
    getOrganization: async ({ principal, params }) =>
      presentOrganization(await getOrganization(context, principal, pathId('organization', params.org))),
    getOverview: ({ principal, params }) =>
      getOverview(context, principal, pathId('organization', params.org)),
    listNotices: async ({ principal, params, query }) => {
      const organizationId = pathId('organization', params.org);
      const page = { organizationId, limit: query.limit + 1, beforeId: cursorKey(query.cursor) };
      const rows = await listNotices(context, principal, page);
      return pageOf(
        rows,
        query.limit,
        (row) => row.id,
        // An order that is not this organization's is nothing it could open.
        (row) => ({ ...row, subjectId: idOfOrder(row.subjectId), createdAt: row.createdAt.toISOString() }),
      );
    },
  };
}

function idOfOrder(subjectId: string | null): string | null {
  return subjectId !== null && isId('portOutOrder', subjectId) ? subjectId : null;
}

function presentOrganization(organization: Organization): z.input<typeof organizationSchema> {
  const { id, name, country, timeZone, createdAt } = organization;
  return { id, name, country, timeZone, createdAt: createdAt.toISOString() };
}
