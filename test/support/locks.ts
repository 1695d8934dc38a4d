import { addPerson, signIn, type TestPerson } from './people.ts';
import type { Answered, World, WorldOrganization } from './world.ts';

/** Locks numbers of Contoso, or of the organization named, as its owner; until unlocked unless said. */
export async function setLock(
  { call, clock, org }: World,
  asked: object = { scope: 'organization' },
  organization: WorldOrganization = org,
): Promise<Answered> {
  const answer = await call('POST', `/organizations/${organization.id}/port-out-locks`, {
    token: organization.ownerToken,
    body: { reason: 'A theft', ...asked },
  });
  clock.advance(1);
  return answer;
}

const unlockers = new WeakMap<World, Promise<TestPerson>>();

/** Unlocks a lock of Contoso, for good unless said, as an owner who has just signed in. */
export async function liftLock(world: World, id: string, asked: object = {}): Promise<Answered> {
  const email = 'unlocker@contoso.example';
  const added =
    unlockers.get(world) ?? addPerson(world, { email, organizationId: world.org.id, role: 'owner' });
  unlockers.set(world, added);
  const { headers } = await signIn(world, await added);
  const body = { note: 'It was found', ...asked };
  const path = `/organizations/${world.org.id}/port-out-locks/${id}/unlocking`;
  const answer = await world.call('POST', path, { headers, body });
  world.clock.advance(1);
  return answer;
}
