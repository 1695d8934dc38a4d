import { operatorRoles, organizationRoles } from '../../../src/contract/role-names.ts';
import { operatorMembership, usePlace } from '../use-place.ts';
import { useRead } from '../use-read.ts';
import { useSession } from '../use-session.ts';

export type RoleToGive = (typeof organizationRoles)[number];
export type OperatorRoleToGive = (typeof operatorRoles)[number];

/** The roles of that place the person may give and take, by the server's table. It refuses the rest. */
function useGiven<Name extends string>(org: string, of: readonly Name[]): readonly Name[] {
  const { data: session } = useSession();
  const { data } = useRead('listRoles', {});
  const own = session?.memberships.filter(
    ({ kind, organizationId }) => kind === 'operator' || organizationId === org,
  );
  const held = new Set<string>(own?.map(({ role }) => role));
  const given = data?.roles.filter(({ role }) => held.has(role)).flatMap(({ gives }) => gives) ?? [];
  return of.filter((role) => (given as readonly string[]).includes(role));
}

/** Roles of a customer's organization. */
export function useRolesToGive(): readonly RoleToGive[] {
  return useGiven(usePlace().org, organizationRoles);
}

/** Roles where the person is: on the operator's own pages, the operator's. */
export function useRolesToGiveHere(): readonly (RoleToGive | OperatorRoleToGive)[] {
  const { org } = usePlace();
  const { data: session } = useSession();
  const home = operatorMembership(session)?.organizationId ?? '';
  const ofOrganization = useGiven(org, organizationRoles);
  const ofOperator = useGiven(home, operatorRoles);
  return org === '' ? ofOperator : ofOrganization;
}
