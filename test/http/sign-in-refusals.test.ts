import { beforeEach, expect, it } from 'vitest';
import type { SignInProviderId } from '../../src/core/sign-in-provider.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { madeUpProvider } from '../support/made-up-provider.ts';
import { addProvedDomain, addSignInProvider, beginAt, comeBack } from '../support/sign-in-ways.ts';
import { type Answered, worldOn } from '../support/world.ts';

const windowMs = 16 * 60_000;

describeOnBothEngines('A sign-in by a provider that is refused', (engine) => {
  const world = worldOn(engine);
  const provider = madeUpProvider();
  let providerId: SignInProviderId;

  beforeEach(async () => {
    provider.clear();
    provider.now = () => world.now().clock.now();
    world.now().clock.advance(windowMs);
    if (providerId) return;
    const { org } = world.now();
    await addProvedDomain(world.now(), org.id, 'contoso.example');
    providerId = await addSignInProvider(world.now(), org.id, { issuer: provider.issuer });
  });

  async function come(claims: Record<string, unknown>): Promise<Answered> {
    provider.claims = claims;
    const { url, cookie } = await beginAt(world.now(), world.now().org.id, providerId);
    return comeBack(world.now(), provider.answerTo(url), cookie);
  }

  async function recorded() {
    const { call, org, auditorToken: token } = world.now();
    const filter = 'action=sign_in_provider.sign_in_refused&limit=100';
    return (await call('GET', `/organizations/${org.id}/audit-entries?${filter}`, { token })).body.items;
  }

  it('stands on record: from where, why, and the address only where it is proved', async () => {
    const proved = { email: 'odd@contoso.example', email_verified: true, name: 'Odd One' };
    expect((await come(proved)).body).toMatchObject({ code: 'sign_in_not_invited' });
    const unproved = { email: 'odder@contoso.example', email_verified: false };
    expect((await come(unproved)).body).toMatchObject({ code: 'sign_in_email_not_proved' });
    const elsewhere = { email: 'oddest@elsewhere.example', email_verified: true };
    expect((await come(elsewhere)).body).toMatchObject({ code: 'sign_in_email_not_proved' });
    const forAnother = { ...proved, aud: 'another-program' };
    expect((await come(forAnother)).body).toMatchObject({ code: 'sign_in_answer_refused' });
    const entries = await recorded();
    const [answer, away, second, first] = entries;
    expect(first).toMatchObject({
      actor: { kind: 'system' },
      subject: { kind: 'sign_in_provider', id: providerId },
      detail: {
        address: '127.0.0.1',
        wrong: 'sign_in_not_invited',
        name: 'Contoso accounts',
        email: 'odd@contoso.example',
      },
    });
    expect(second.detail).toMatchObject({ wrong: 'sign_in_email_not_proved' });
    expect(away.detail).toMatchObject({ wrong: 'sign_in_email_not_proved' });
    expect(answer.detail).toMatchObject({ wrong: 'sign_in_answer_refused' });
    expect(JSON.stringify([second, away, answer])).not.toMatch(/odd/i);
  });

  it('is recorded ten times from one place in 15 minutes and no more, and then again', async () => {
    const before = (await recorded()).length;
    const pest = { email: 'pest@contoso.example', email_verified: false };
    for (let tries = 0; tries < 12; tries += 1) expect((await come(pest)).status).toBe(403);
    expect(await recorded()).toHaveLength(before + 10);
    world.now().clock.advance(windowMs);
    await come(pest);
    expect(await recorded()).toHaveLength(before + 11);
  });

  it('says nothing where the person only went away, or a state is none of ours', async () => {
    const before = (await recorded()).length;
    const { url, cookie } = await beginAt(world.now(), world.now().org.id, providerId);
    const returned = provider.answerTo(url);
    returned.searchParams.delete('code');
    returned.searchParams.set('error', 'access_denied');
    expect((await comeBack(world.now(), returned, cookie)).body.code).toBe('sign_in_stopped');
    expect((await comeBack(world.now(), returned, cookie)).body.code).toBe('sign_in_flow_invalid');
    expect(await recorded()).toHaveLength(before);
  });
});
