import { expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('A saved filter of the porting desk', (engine) => {
  const world = worldOn(engine);
  const path = '/porting-desk/saved-filters';

  function save(body: object, token = world.now().operatorToken) {
    return world.now().call('POST', path, { token, body });
  }

  async function names(): Promise<string[]> {
    const { body } = await world.now().call('GET', path, { token: world.now().operatorToken });
    return body.items.map(({ name }: { name: string }) => name);
  }

  it('is shared by the operator’s people until somebody deletes it', async () => {
    const { call, operatorToken: token } = world.now();
    const made = await save({ name: 'Nobody’s', query: 'state=held&claimed=nobody' });
    expect(made).toMatchObject({ status: 201, body: { query: 'state=held&claimed=nobody' } });
    expect(await names()).toEqual(['Nobody’s']);
    const own = `${path}/${made.body.id}`;
    expect(await call('DELETE', own, { token })).toMatchObject({ status: 204 });
    expect(await call('DELETE', own, { token })).toMatchObject({ status: 404 });
    expect(await call('DELETE', `${path}/nonsense`, { token })).toMatchObject({ status: 404 });
    expect(await names()).toEqual([]);
  });

  it('holds filters of the queue and nothing else', async () => {
    for (const query of ['colour=red', 'state=everything', 'state=held&state=open', 'limit=5', 'cursor=x']) {
      expect(await save({ name: 'Bad', query }), query).toMatchObject({
        status: 422,
        body: { code: 'invalid_format', errors: [{ path: '/query' }] },
      });
    }
    expect(await save({ name: ' ', query: '' })).toMatchObject({ status: 422, body: { code: 'required' } });
    expect(await save({ name: 'All', query: '' })).toMatchObject({ status: 201 });
  });

  it('is nobody else’s to see or to make', async () => {
    const { call, ownerToken, carrierToken } = world.now();
    for (const token of [ownerToken, carrierToken]) {
      expect(await call('GET', path, { token })).toMatchObject({ status: 403 });
      expect(await save({ name: 'Mine', query: '' }, token)).toMatchObject({ status: 403 });
    }
  });

  it('is one of at most a hundred', async () => {
    const left = 100 - (await names()).length;
    for (let count = 0; count < left; count += 1) await save({ name: `Filter ${count}`, query: '' });
    expect(await save({ name: 'One more', query: '' })).toMatchObject({
      status: 409,
      body: { code: 'too_many_saved_filters' },
    });
  });
});
