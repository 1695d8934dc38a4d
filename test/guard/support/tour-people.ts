import { addPerson, signIn } from '../../support/people.ts';
import type { World } from '../../support/world.ts';
import type { PlantedSecrets } from './planted.ts';
import type { Tour } from './tour.ts';

/** Everything that is done with people: invitations, roles, standing, and acting for a customer. */
export async function tourPeople(world: World, planted: PlantedSecrets, tour: Tour): Promise<void> {
  const { org, operatorToken, ownerToken, operatorId } = world;
  const customer = { token: ownerToken, params: { org: org.id } };
  const operator = { token: operatorToken };
  await tour.done('listRoles', customer);
  const member = await addPerson(world, {
    email: 'may@contoso.example',
    organizationId: org.id,
    role: 'viewer',
  });
  planted.guessable("May's password", member.password);
  const may = { ...customer, params: { org: org.id, id: member.id } };
  await tour.done('getUser', may);
  await tour.done('changeUser', { ...may, body: { role: 'approver', status: 'deactivated' } });
  const invited = await tour.done('inviteUser', { ...customer, body: invitation('kim', 'viewer') });
  plantLink(planted, invited.body.setupUrl, 'inviteUser');
  const kim = { ...customer, params: { org: org.id, id: invited.body.id } };
  plantLink(planted, (await tour.done('resendInvitation', kim)).body.setupUrl, 'resendInvitation');
  await tour.done('withdrawInvitation', kim);

  await tour.done('listOperatorUsers', operator);
  const staff = await tour.done('inviteOperatorUser', {
    ...operator,
    body: invitation('lee', 'porting_agent'),
  });
  plantLink(planted, staff.body.setupUrl, 'inviteOperatorUser');
  const lee = { ...operator, params: { id: staff.body.id } };
  await tour.done('getOperatorUser', lee);
  const again = await tour.done('resendOperatorInvitation', lee);
  plantLink(planted, again.body.setupUrl, 'resendOperatorInvitation');
  await tour.done('withdrawOperatorInvitation', lee);
  await delegations(world, planted, tour, operatorId);
}

async function delegations(
  world: World,
  planted: PlantedSecrets,
  tour: Tour,
  operatorId: World['operatorId'],
): Promise<void> {
  const role = 'porting_agent';
  const person = await addPerson(world, { email: 'max@operator.example', organizationId: operatorId, role });
  planted.guessable("Max's password", person.password);
  const { headers } = await signIn(world, person);
  planted.random("Max's session token", headers.cookie.split('=')[1] ?? '');
  planted.random("Max's CSRF token", headers['x-csrf-token']);
  const params = { org: world.org.id };
  await tour.done('openDelegation', { headers, params, body: { reason: 'They asked by phone' } });
  await tour.done('listDelegations', { headers, params });
  await tour.done('endDelegation', { headers, params });
  await tour.done('changeOperatorUser', {
    token: world.operatorToken,
    params: { id: person.id },
    body: { status: 'deactivated' },
  });
}

function invitation(name: string, role: string) {
  return { email: `${name}@people.example`, name, role };
}

function plantLink(planted: PlantedSecrets, setupUrl: string, shownBy: string): void {
  planted.random('a one-time link', setupUrl.split('#')[1] ?? '', shownBy);
}
