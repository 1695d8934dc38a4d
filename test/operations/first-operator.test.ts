import { expect, test } from 'vitest';
import { initOperator } from '../../src/operations/operator/init-operator.ts';
import { openFirstRun } from '../../src/operations/operator/open-first-run.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('the first operator', (engine) => {
  const world = worldOn(engine);

  test('is made once', async () => {
    const again = initOperator(world.now().context, { email: 'eve@example.com', name: 'Eve' });
    await expect(again).rejects.toMatchObject({ code: 'already_exists' });
    const { rows } = await world
      .now()
      .database.asOwner((owner) => owner.query("SELECT 1 FROM users WHERE email = 'eve@example.com'"));
    expect(rows).toEqual([]);
  });

  test('leaves no way for a second by a link of the first run', async () => {
    expect(await openFirstRun(world.now().context)).toBeNull();
  });

  test('has an API token of all rights, recorded without the token', async () => {
    const { database, operatorToken } = world.now();
    const entries = await database.asOwner((owner) =>
      owner.query('SELECT action, detail FROM audit_entries'),
    );
    const actions = entries.rows.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['operator.initialized', 'api_token.created']));
    expect(JSON.stringify(entries.rows)).not.toContain(operatorToken);
    const settings = await world.now().call('PATCH', '/operator/settings', {
      token: operatorToken,
      body: { pinNotSet: 'refuse' },
    });
    expect(settings.status).toBe(200);
  });

  test('does not choose a password that is known everywhere', async () => {
    const person = { email: 'harriet.vanderbilt@example.com', name: 'Harriet' };
    const password = Secret.of('harriet.vanderbilt1');
    await expect(initOperator(world.now().context, { ...person, password })).rejects.toMatchObject({
      errors: [{ path: '/password', code: 'password_too_common' }],
    });
  });
});
