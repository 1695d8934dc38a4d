import { beforeAll, expect, it } from 'vitest';
import type { OrganizationId } from '../../src/core/ids.ts';
import { insertEvent } from '../../src/storage/events.ts';
import { newId } from '../../src/storage/new-id.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { addPerson, type Browser, signIn } from '../support/people.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('What a person has read', (engine) => {
  const world = worldOn(engine);
  let ana: Browser;
  let bo: Browser;
  let notices: string[];

  beforeAll(async () => {
    const { org } = world.now();
    const of = { organizationId: org.id, role: 'owner' } as const;
    ana = await signIn(world.now(), await addPerson(world.now(), { ...of, email: 'ana@contoso.example' }));
    bo = await signIn(world.now(), await addPerson(world.now(), { ...of, email: 'bo@contoso.example' }));
    notices = await addNotices(org.id, 3);
  });

  /** Their ids, oldest first. */
  async function addNotices(organizationId: OrganizationId, count: number): Promise<string[]> {
    const { context, clock } = world.now();
    const ids: string[] = [];
    await context.db.forOrganization(organizationId).transaction(async (tx) => {
      for (let made = 0; made < count; made += 1) {
        clock.advance(1);
        const createdAt = clock.now();
        const noticeId = newId('notice', createdAt);
        const of = { kind: 'pin_set', orderId: null, isForCarrier: false, detail: { by: 'Ana' } };
        await insertEvent(tx, { ...of, id: newId('event', createdAt), noticeId, createdAt });
        ids.push(noticeId);
      }
    });
    return ids;
  }

  const path = (name: string) => `/organizations/${world.now().org.id}/notices/${name}`;

  async function unread({ cookie }: Browser) {
    return (await world.now().call('GET', path('unread-count'), { headers: cookie })).body;
  }

  function mark({ headers }: Browser, noticeId: unknown) {
    return world.now().call('PUT', path('read-mark'), { headers, body: { noticeId } });
  }

  it('begins with everything unread, ends with nothing, and is each person’s own', async () => {
    expect(await unread(ana)).toEqual({ unreadCount: 3, lastReadId: null });
    expect(await mark(ana, notices[1])).toMatchObject({
      status: 200,
      body: { unreadCount: 1, lastReadId: notices[1] },
    });
    expect(await mark(ana, notices[2])).toMatchObject({ body: { unreadCount: 0 } });
    expect(await unread(ana)).toEqual({ unreadCount: 0, lastReadId: notices[2] });
    expect(await unread(bo)).toEqual({ unreadCount: 3, lastReadId: null });
  });

  it('never goes back: an older mark that comes late changes nothing', async () => {
    await mark(ana, notices[2]);
    expect(await mark(ana, notices[0])).toMatchObject({
      status: 200,
      body: { unreadCount: 0, lastReadId: notices[2] },
    });
  });

  it('counts what came after the mark, and no further than a hundred', async () => {
    await mark(ana, notices[2]);
    await addNotices(world.now().org.id, 1);
    expect((await unread(ana)).unreadCount).toBe(1);
    await addNotices(world.now().org.id, 120);
    expect((await unread(ana)).unreadCount).toBe(100);
  });

  it('is not moved to a message of another organization, a missing one or none at all', async () => {
    const [foreign] = await addNotices(world.now().otherOrg.id, 1);
    const before = await unread(bo);
    for (const noticeId of [foreign, newId('notice', world.now().clock.now()), 'nonsense']) {
      expect(await mark(bo, noticeId)).toMatchObject({
        status: 422,
        body: { errors: [{ path: '/noticeId', code: 'unknown_reference' }] },
      });
    }
    expect(await mark(bo, 7)).toMatchObject({ status: 422 });
    expect(await unread(bo)).toEqual(before);
  });

  it('is nothing an API token has', async () => {
    const { call, ownerToken: token } = world.now();
    expect(await call('GET', path('unread-count'), { token })).toMatchObject({ status: 403 });
    const body = { noticeId: notices[0] };
    expect(await call('PUT', path('read-mark'), { token, body })).toMatchObject({ status: 403 });
  });

  it('is not told to people of another organization', async () => {
    const { call, otherOrg } = world.now();
    const address = `/organizations/${otherOrg.id}/notices/unread-count`;
    expect(await call('GET', address, { headers: ana.cookie })).toMatchObject({ status: 404 });
  });
});
