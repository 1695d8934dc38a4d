import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/storage/new-id.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { worldOn } from '../support/world.ts';
import { type BusyDay, busyDay } from './support/busy-day.ts';
import { compareTimes, measureByTurns, type TimingVerdict } from './support/timing.ts';

/**
 * How long an answer takes tells nobody whether a thing is another's or nowhere. A pair that looks different
 * is measured again, twice: a busy machine errs by chance, a difference in the code every time.
 */
const turns = 120;
const roundsMax = 3;
const minutesMs = 180_000;

async function tellApart(one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<TimingVerdict> {
  await measureByTurns(10, one, other);
  let verdict = compareTimes(...(await measureByTurns(turns, one, other)));
  for (let round = 1; verdict.isTold && round < roundsMax; round += 1) {
    verdict = compareTimes(...(await measureByTurns(turns, one, other)));
  }
  return verdict;
}

describeOnBothEngines('the time of an answer', (engine) => {
  const world = worldOn(engine);
  let day: BusyDay;

  beforeAll(async () => {
    day = await busyDay(world.now());
  });

  const rows = {
    organization: () => {
      const { otherOrg, ownerToken } = world.now();
      const path = (id: string) => `/organizations/${id}`;
      return { token: ownerToken, path, foreign: otherOrg.id, missing: newId('organization', new Date()) };
    },
    'phone numbers': () => {
      const { otherOrg, ownerToken } = world.now();
      const path = (id: string) => `/organizations/${id}/phone-numbers`;
      return { token: ownerToken, path, foreign: otherOrg.id, missing: newId('organization', new Date()) };
    },
    'order, to another organization': () => {
      const path = (id: string) => `/port-out-orders/${id}`;
      const missing = newId('portOutOrder', new Date());
      return { token: world.now().ownerToken, path, foreign: day.orders.otherHeld, missing };
    },
    'order, to another carrier': () => {
      const path = (id: string) => `/port-out-orders/${id}`;
      const missing = newId('portOutOrder', new Date());
      return { token: world.now().carrierToken, path, foreign: day.orders.otherConfirmed, missing };
    },
    'webhook endpoint': () => {
      const { org, ownerToken: token } = world.now();
      const path = (id: string) => `/organizations/${org.id}/webhook-endpoints/${id}/deliveries`;
      const missing = newId('webhookEndpoint', new Date());
      return { token, path, foreign: day.endpoints.otherOrg, missing };
    },
  };

  test.each(Object.keys(rows) as (keyof typeof rows)[])(
    'does not tell a foreign thing from a missing one: %s',
    async (name) => {
      const { token, path, foreign, missing } = rows[name]();
      const ask = (id: string) => async () => {
        expect((await world.now().call('GET', path(id), { token })).status).toBe(404);
      };
      const verdict = await tellApart(ask(foreign), ask(missing));
      expect(verdict.isTold, JSON.stringify(verdict)).toBe(false);
    },
    minutesMs,
  );

  test(
    'would tell, if one of them did a little more',
    async () => {
      const { token, path, missing } = rows.organization();
      const ask = () => world.now().call('GET', path(missing), { token });
      // Another look into the database: the least that code which treats them differently would do.
      const more = async () => {
        await ask();
        await world.now().context.db.ping();
        await wait(1);
      };
      expect(await tellApart(ask, more)).toMatchObject({ isTold: true });
    },
    minutesMs,
  );
});

describe('the comparison of times', () => {
  const noise = (seed: number) => {
    let state = seed;
    return () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state / 2_147_483_648;
    };
  };
  const times = (seed: number, baseMs: number) => {
    const next = noise(seed);
    // Mostly near the usual time; now and then the machine pauses.
    return Array.from({ length: turns }, () => baseMs * (1 + next() / 2) + (next() > 0.95 ? 40 * next() : 0));
  };

  test('takes noise for noise', () => {
    const told = Array.from({ length: 200 }, (_, seed) =>
      compareTimes(times(seed, 5), times(seed + 1_000, 5)),
    );
    expect(told.filter(({ isTold }) => isTold)).toEqual([]);
  });

  test('sees a third more through it', () => {
    const told = Array.from({ length: 200 }, (_, seed) =>
      compareTimes(times(seed, 5), times(seed + 1_000, 6.6)),
    );
    expect(told.filter(({ isTold }) => !isTold)).toEqual([]);
  });
});
