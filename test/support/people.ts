import type { OrganizationId, UserId } from '../../src/core/ids.ts';
import type { OperatorRole, OrganizationRole } from '../../src/core/permissions.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { newId } from '../../src/storage/new-id.ts';
import { insertMembership, insertUser } from '../../src/storage/users.ts';
import type { Answered, World } from './world.ts';

export interface TestPerson {
  id: UserId;
  email: string;
  password: string;
}

/** A person with a password who is a member there. Costs one real hash. */
export async function addPerson(
  { context }: World,
  person: { email: string; organizationId: OrganizationId; role: OrganizationRole | OperatorRole },
): Promise<TestPerson> {
  const { email, organizationId, role } = person;
  const password = `gravel ${email} umbrella`;
  const passwordHash = await context.passwordHasher.hash(Secret.of(password));
  const createdAt = context.clock.now();
  const id = newId('user', createdAt);
  const name = email.split('@')[0] ?? email;
  await context.db.forOperator().transaction(async (tx) => {
    await insertUser(tx, { id, email, name, passwordHash, createdAt });
    await insertMembership(tx.forOrganization(organizationId), {
      userId: id,
      role,
      status: 'active',
      createdAt,
    });
  });
  return { id, email, password };
}

/** Gives a new owner of Contoso each time: person1, person2 … */
export function newPeople(world: { now(): World }): () => Promise<TestPerson> {
  let people = 0;
  return () => {
    people += 1;
    const email = `person${people}@contoso.example`;
    return addPerson(world.now(), { email, organizationId: world.now().org.id, role: 'owner' });
  };
}

/** Makes a person a member of Contoso as well. */
export async function join(
  { context, org }: World,
  { id }: Pick<TestPerson, 'id'>,
  role: OrganizationRole,
): Promise<void> {
  const membership = { userId: id, role, status: 'active', createdAt: context.clock.now() } as const;
  await context.db.forOrganization(org.id).transaction((tx) => insertMembership(tx, membership));
}

/** What a browser holds after signing in, as headers of its next requests. */
export interface Browser {
  /** For reading. */
  cookie: { cookie: string };
  /** For changing something. */
  headers: { cookie: string; 'x-csrf-token': string };
}

export function browserOf(answer: Answered): Browser {
  const [session] = [answer.headers['set-cookie']].flat();
  const cookie = String(session).split(';')[0] ?? '';
  return { cookie: { cookie }, headers: { cookie, 'x-csrf-token': answer.body.csrfToken } };
}

export async function signIn(world: World, { email, password }: TestPerson): Promise<Browser> {
  return browserOf(await world.call('POST', '/session', { body: { email, password } }));
}
