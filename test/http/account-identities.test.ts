import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import type { SignInProviderId } from '../../src/core/sign-in-provider.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { madeUpProvider } from '../support/made-up-provider.ts';
import { waitingPersonMails } from '../support/mails.ts';
import { addPerson, type Browser, signIn, type TestPerson } from '../support/people.ts';
import { addProvedDomain, addSignInProvider, beginAt, comeBack, cookieSet } from '../support/sign-in-ways.ts';
import { type Answered, worldOn } from '../support/world.ts';

const minuteMs = 60_000;

describeOnBothEngines('One’s accounts at providers', (engine) => {
  const world = worldOn(engine);
  const provider = madeUpProvider();
  let providerId: SignInProviderId;
  let person: TestPerson;
  let people = 0;

  beforeEach(async () => {
    provider.clear();
    provider.now = () => world.now().clock.now();
    const { org } = world.now();
    if (!providerId) {
      await addProvedDomain(world.now(), org.id, 'contoso.example');
      providerId = await addSignInProvider(world.now(), org.id, { issuer: provider.issuer });
    }
    people += 1;
    const email = `person${people}@contoso.example`;
    person = await addPerson(world.now(), { email, organizationId: org.id, role: 'viewer' });
    provider.claims = { sub: `sub-${people}`, email, email_verified: true, ...justNow() };
  });

  const justNow = () => ({ auth_time: Math.floor(world.now().clock.now().getTime() / 1000) });

  async function come(): Promise<Answered> {
    const { url, cookie } = await beginAt(world.now(), world.now().org.id, providerId);
    return comeBack(world.now(), provider.answerTo(url), cookie);
  }

  async function open(): Promise<Browser> {
    const answer = await come();
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const cookie = cookieSet(answer, 'portkeeper');
    return { cookie: { cookie }, headers: { cookie, 'x-csrf-token': answer.body.session.csrfToken } };
  }

  async function linked({ cookie }: Browser) {
    return (await world.now().call('GET', '/account', { headers: cookie })).body.identities;
  }

  const unlink = ({ headers }: Browser, id: string) =>
    world.now().call('DELETE', `/account/identities/${id}`, { headers });

  const isOpen = async ({ cookie }: Browser) =>
    (await world.now().call('GET', '/session', { headers: cookie })).status === 200;

  /** As if the person had never had a password. */
  async function forgetPassword(): Promise<void> {
    const { db } = world.now().context;
    await db.forOperator().transaction(async (tx) => {
      await sql`UPDATE users SET password_hash = NULL WHERE id = ${person.id}`.execute(tx.sql);
    });
  }

  async function auditOf(action: string) {
    const { call, org, otherOrg, auditorToken } = world.now();
    const of = async (id: string, token: string) =>
      (await call('GET', `/organizations/${id}/audit-entries?action=${action}`, { token })).body.items;
    return { own: await of(org.id, auditorToken), other: await of(otherOrg.id, otherOrg.ownerToken) };
  }

  it('are listed with the provider, the address there, since when and when last used', async () => {
    const { clock } = world.now();
    const since = clock.now().toISOString();
    await open();
    clock.advance(minuteMs);
    provider.claims = { ...provider.claims, email: 'elsewhere@fabrikam.example', ...justNow() };
    await open();
    const own = await signIn(world.now(), person);
    expect(await linked(own)).toEqual([
      {
        id: expect.stringMatching(/^idn_[0-9a-z]{26}$/),
        providerName: 'Contoso accounts',
        isProviderInUse: true,
        organizationName: 'Contoso',
        email: 'elsewhere@fabrikam.example',
        createdAt: since,
        lastUsedAt: clock.now().toISOString(),
      },
    ]);
  });

  it('are unlinked with a fresh proof, which ends their sessions, is mailed and is on record there', async () => {
    const { clock, org } = world.now();
    const byProvider = await open();
    const own = await signIn(world.now(), person);
    const [{ id }] = await linked(own);
    clock.advance(11 * minuteMs);
    expect((await unlink(own, id)).body.code).toBe('step_up_required');
    expect(await isOpen(byProvider)).toBe(true);
    const fresh = await signIn(world.now(), person);
    expect((await unlink(fresh, id)).status).toBe(204);
    expect(await linked(fresh)).toEqual([]);
    expect([await isOpen(byProvider), await isOpen(fresh)]).toEqual([false, true]);
    const { own: entries, other } = await auditOf('user.identity_unlinked');
    expect(entries[0]).toMatchObject({ subject: { id: person.id }, detail: { name: 'Contoso accounts' } });
    expect(other).toEqual([]);
    const mails = await waitingPersonMails(world.now(), org.id);
    const told = mails.filter(({ address }) => address === person.email).map(({ facts }) => facts);
    expect(told).toContainEqual(expect.objectContaining({ change: 'identity_unlinked' }));
    expect((await unlink(fresh, id)).status).toBe(404);
  });

  it('are linked anew by the next sign-in only where the address is vouched for', async () => {
    await open();
    const own = await signIn(world.now(), person);
    const [{ id }] = await linked(own);
    await unlink(own, id);
    provider.claims = { ...provider.claims, email_verified: false };
    expect((await come()).body.code).toBe('sign_in_email_not_proved');
    provider.claims = { ...provider.claims, email_verified: true };
    await open();
    expect(await linked(own)).toHaveLength(1);
  });

  it('are not linked anew by a sign-in that came while they were unlinked', async () => {
    await open();
    provider.claims = { ...provider.claims, email_verified: false };
    const coming = await world.now().database.asOwner(async (owner) => {
      await owner.query('BEGIN');
      await owner.query('SELECT 1 FROM users WHERE id = $1 FOR UPDATE', [person.id]);
      await owner.query('UPDATE user_identities SET unlinked_at = now() WHERE user_id = $1', [person.id]);
      const answer = come();
      // Long enough to have seen the account as it was before. Where there is one connection it waits for it.
      await setTimeout(300);
      await owner.query('COMMIT');
      return { answer };
    });
    expect((await coming.answer).body.code).toBe('sign_in_email_not_proved');
    expect(await linked(await signIn(world.now(), person))).toEqual([]);
  });

  it('are not unlinked by anybody else', async () => {
    await open();
    const [{ id }] = await linked(await signIn(world.now(), person));
    const { org } = world.now();
    const email = `stranger${people}@contoso.example`;
    const stranger = await addPerson(world.now(), { email, organizationId: org.id, role: 'owner' });
    expect((await unlink(await signIn(world.now(), stranger), id)).status).toBe(404);
    expect(await linked(await signIn(world.now(), person))).toHaveLength(1);
  });

  it('are not unlinked while one is the last way in; of two that session may unlink both ends', async () => {
    await forgetPassword();
    const first = await open();
    const [{ id }] = await linked(first);
    const refused = await unlink(first, id);
    expect(refused).toMatchObject({ status: 409, body: { code: 'last_way_in' } });
    expect(refused.body.detail).toContain('Contoso');
    provider.claims = { ...provider.claims, sub: `second-${people}` };
    const second = await open();
    expect(await linked(second)).toHaveLength(2);
    expect((await unlink(first, id)).status).toBe(204);
    expect([await isOpen(first), await isOpen(second)]).toEqual([false, true]);
  });

  it('of two unlinked at once keep one where nothing else lets their person in', async () => {
    await forgetPassword();
    await open();
    provider.claims = { ...provider.claims, sub: `second-${people}` };
    const sessions = [await open(), await open()] as const;
    const ids: string[] = (await linked(sessions[0])).map((one: { id: string }) => one.id);
    const answers = await Promise.all([unlink(sessions[0], ids[0] ?? ''), unlink(sessions[1], ids[1] ?? '')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it('of another organization are neither shown nor unlinked in a session of a provider', async () => {
    const { context, otherOrg } = world.now();
    const at = context.clock.now();
    await context.db.forOrganization(otherOrg.id).transaction(async (tx) => {
      await sql`
        INSERT INTO user_identities (organization_id, issuer, subject, id, user_id, created_at, last_used_at)
        VALUES (${otherOrg.id}, 'https://accounts.fabrikam.example', ${person.id},
          ${`idn_${'0'.repeat(24)}${String(people).padStart(2, '0')}`}, ${person.id}, ${at}, ${at})`.execute(
        tx.sql,
      );
    });
    const byProvider = await open();
    const own = await signIn(world.now(), person);
    const all = await linked(own);
    expect(all.map((one: { providerName: string }) => one.providerName).sort()).toEqual([
      'Contoso accounts',
      'https://accounts.fabrikam.example',
    ]);
    expect(await linked(byProvider)).toHaveLength(1);
    const foreign = all.find((one: { isProviderInUse: boolean }) => !one.isProviderInUse);
    expect((await unlink(byProvider, foreign.id)).status).toBe(404);
    // It opens nothing there, so it is no way in.
    expect((await unlink(own, foreign.id)).status).toBe(204);
    expect(await linked(own)).toHaveLength(1);
  });

  it('forget no role that the rules gave: unlinking is no way past them', async () => {
    const { org } = world.now();
    const rules = { roleClaim: 'groups', roleRules: [{ value: 'phones', role: 'viewer' as const }] };
    const strict = await addSignInProvider(world.now(), org.id, { issuer: provider.issuer, ...rules });
    const comeBy = async () => {
      const { url, cookie } = await beginAt(world.now(), org.id, strict);
      return comeBack(world.now(), provider.answerTo(url), cookie);
    };
    provider.claims = { ...provider.claims, groups: ['phones'] };
    expect((await comeBy()).status).toBe(200);
    const own = await signIn(world.now(), person);
    const [{ id }] = await linked(own);
    expect((await unlink(own, id)).status).toBe(204);
    provider.claims = { ...provider.claims, groups: [] };
    expect((await comeBy()).body.code).toBe('sign_in_not_invited');
    provider.claims = { ...provider.claims, groups: ['phones'] };
    expect((await comeBy()).status).toBe(200);
  });
});
