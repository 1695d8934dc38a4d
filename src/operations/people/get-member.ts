import type { UserId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { type TokenMade, tokensMadeBy } from '../../storage/tokens-made-by.ts';
import { findMember, type Member } from '../../storage/users.ts';
import type { Context } from '../context.ts';
import { type PeopleOf, peoplePlace, requirePeoplePlace } from './people-place.ts';

/** One person, and the API tokens they made that still work: those go on when the person is deactivated. */
export async function getMember(
  context: Context,
  principal: Principal,
  { of, userId }: { of: PeopleOf; userId: UserId },
): Promise<Member & { apiTokens: TokenMade[] }> {
  const organizationId = peoplePlace(principal, of, 'list');
  return context.db.forOrganization(organizationId).read(async (tx) => {
    await requirePeoplePlace(tx, of);
    const member = await findMember(tx, userId);
    if (!member) throw new Refusal('not_found');
    return { ...member, apiTokens: await tokensMadeBy(tx, userId) };
  });
}
