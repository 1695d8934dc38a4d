import type { Principal } from '../../core/principal.ts';
import { listMembers, type Member } from '../../storage/users.ts';
import type { Context } from '../context.ts';
import { requireOrganization } from '../operator/get-organization.ts';
import { type PeopleOf, peoplePlace } from './people-place.ts';

/** The organization's or the operator's people, those who are only invited or deactivated among them. */
export async function listUsers(
  context: Context,
  principal: Principal,
  input: { of: PeopleOf; limit: number; afterId: string | null },
): Promise<Member[]> {
  const organizationId = peoplePlace(principal, input.of, 'list');
  return context.db.forOrganization(organizationId).read(async (tx) => {
    await requireOrganization(tx);
    return listMembers(tx, input);
  });
}
