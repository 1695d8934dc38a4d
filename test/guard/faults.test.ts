import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAuditChains } from '../../src/operations/audit/verify-audit.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { type Answered, type World, worldOn } from '../support/world.ts';
import { busyDay, portRequest } from './support/busy-day.ts';
import { type FaultKind, Faults } from './support/faults.ts';
import { halfDone } from './support/whole.ts';

/** What is done while a statement fails, and done again afterwards. `ready` comes before, undisturbed. */
interface Act {
  ready(): Promise<() => Promise<Answered>>;
  /** What the answer is when nothing fails, also the second time. */
  status: number;
  /** How many transactions it takes at least, who asks being one; three unless said. */
  commits?: number;
  /** Holds after the act was done, once or twice. */
  after?(answer: Answered): Promise<void>;
}

const pinOfContoso = '40618273';
const lapseMs = 31_000;
/** Some forty requests in a row, on a busy machine. */
const minutesMs = 120_000;
const faults = new Faults();

/** Numbers enough for every run of every act. */
const manyNumbers = Array.from({ length: 1000 }, (_, line) => `+1425557${String(line).padStart(4, '0')}`);

beforeAll(() => faults.install());
afterAll(() => faults.remove());

describeOnBothEngines('a fault of the database', (engine) => {
  const world = worldOn(engine);
  const acts = actsOf(() => world.now());
  // The two ways to fail before anything is done; each engine gets one, to be quick.
  const refusal: FaultKind = engine.name === 'pglite' ? 'disk_full' : 'broken';

  beforeAll(async () => {
    const { call, org, operatorToken, ownerToken } = world.now();
    const items = manyNumbers.map((number) => ({ number, billingAccountId: org.billingAccountId }));
    await call('POST', `/organizations/${org.id}/phone-numbers`, { token: operatorToken, body: { items } });
    await call('PUT', `/organizations/${org.id}/port-out-pin`, {
      token: ownerToken,
      body: { pin: pinOfContoso },
    });
    // Two numbers are a project now, and a project is held.
    await call('PATCH', '/operator/settings', { token: operatorToken, body: { projectThreshold: 1 } });
  });

  describe.each(Object.keys(acts))('while one is to %s', (name) => {
    const act = acts[name] as Act;

    test(
      'at any statement: 503, nothing half done, and done once when sent again',
      async () => {
        const statements = await failEach(world.now(), act, { kind: refusal }, 503);
        expect(statements.length).toBeGreaterThan(8);
        // No statement of the act was left out: the last that failed was its last COMMIT, or what is read for
        // the answer.
        expect(statements.filter((text) => text === 'COMMIT').length).toBeGreaterThanOrEqual(
          act.commits ?? 3,
        );
      },
      minutesMs,
    );

    test(
      'whose acknowledgement alone was lost: the same',
      async () => {
        await failEach(world.now(), act, { kind: 'unacknowledged', only: 'COMMIT' }, 503);
      },
      minutesMs,
    );
  });

  test(
    'that nobody foresaw is a fault of ours, and the same holds',
    async () => {
      await failEach(world.now(), acts['take a number with the right PIN'] as Act, { kind: 'bug' }, 500);
    },
    minutesMs,
  );

  test('leaves records that are whole', async () => {
    const chains = await verifyAuditChains(world.now().context);
    expect(chains.filter(({ fault }) => fault)).toEqual([]);
  });
});

describeOnBothEngines('a fault of the PIN check', (engine) => {
  const world = worldOn(engine);
  const ask = (pon: string, line: number) => {
    const { call, org, carrierToken: token } = world.now();
    const body = portRequest(org, pon, [org.numbers[line] ?? ''], pinOfContoso);
    return call('POST', '/port-out-orders', { token, body });
  };
  const ordersIn = () =>
    world.now().database.asOwner(async (owner) => (await owner.query('SELECT id FROM port_out_orders')).rows);

  beforeAll(async () => {
    const { call, org, ownerToken: token } = world.now();
    await call('PUT', `/organizations/${org.id}/port-out-pin`, { token, body: { pin: pinOfContoso } });
  });

  test('too many hashes wait: 503, the place is given back, and the same request is decided later', async () => {
    const { hashQueue } = world.now();
    const ends: (() => void)[] = [];
    const full = hashQueue.concurrency + hashQueue.waitingMax;
    const slow = Array.from({ length: full }, () =>
      hashQueue.run(() => new Promise<void>((end) => ends.push(end))),
    );
    const answer = await ask('PON-1', 0);
    expect(answer).toMatchObject({ status: 503, body: { code: 'temporarily_unavailable' } });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect([await placesOf(world.now()), await ordersIn()]).toEqual([[], []]);
    const drained = setInterval(() => {
      for (const end of ends.splice(0)) end();
    }, 1);
    await Promise.all(slow);
    clearInterval(drained);
    expect(await ask('PON-1', 0)).toMatchObject({ status: 201, body: { status: 'confirmed' } });
  });

  test('the key is gone: a fault of ours, never told as a wrong PIN', async () => {
    const { database, org } = world.now();
    await database.asOwner((owner) =>
      owner.query("UPDATE port_out_pins SET key_id = 'key_0000000000000000'"),
    );
    const before = await ordersIn();
    expect(await ask('PON-2', 1)).toMatchObject({ status: 500, body: { code: 'internal_error' } });
    expect([await placesOf(world.now()), await ordersIn()]).toEqual([[], before]);
    const { rows } = await database.asOwner((owner) =>
      owner.query('SELECT failures_in_row FROM pin_attempt_counters WHERE organization_id = $1', [org.id]),
    );
    expect(rows).toEqual([{ failures_in_row: 0 }]);
  });
});

describeOnBothEngines('the guard sees', (engine) => {
  const world = worldOn(engine);
  beforeAll(() => busyDay(world.now()));

  test.each([
    ['an order that was not recorded', "DELETE FROM audit_entries WHERE action = 'port_out_order.submitted'"],
    [
      'an entry without its order',
      "UPDATE audit_entries SET subject_id = 'poo_none' WHERE subject_kind = 'port_out_order'",
    ],
    ['an order without its numbers', 'DELETE FROM port_out_order_numbers'],
    ['a move that was not recorded', "DELETE FROM audit_entries WHERE action = 'port_out_order.completed'"],
    ['a move that left no line of history', "DELETE FROM port_out_order_events WHERE action = 'completed'"],
    [
      'an order confirmed in silence',
      "UPDATE port_out_orders SET status = 'confirmed' WHERE status = 'held'",
    ],
    ['an order nobody was told of', "DELETE FROM notices WHERE kind = 'order_held'"],
    ['a number that left by itself', "UPDATE phone_numbers SET status = 'ported_out'"],
    ['a PIN that was not recorded', "DELETE FROM audit_entries WHERE action = 'pin.set'"],
    ['a PIN nobody was told of', "DELETE FROM notices WHERE kind = 'pin_set'"],
    ['a lock that was not recorded', "DELETE FROM audit_entries WHERE action = 'lock.set'"],
    [
      'a lock that nobody lifted',
      'UPDATE port_out_locks SET ended_at = NULL, ended_because = NULL, unlocked_at = NULL, unlocked_by = NULL',
    ],
    ['a head that fell behind', 'UPDATE audit_heads SET sequence = sequence - 1'],
  ])('%s', async (_what, sabotage) => {
    await world.now().database.asOwner(async (owner) => {
      expect(await halfDone(owner)).toEqual([]);
      await owner.query('BEGIN');
      await owner.query(sabotage);
      const found = await halfDone(owner);
      await owner.query('ROLLBACK');
      expect(found).not.toEqual([]);
    });
  });
});

/** Does the act again and again, each time with the next statement failing, until none is left to fail. */
async function failEach(
  world: World,
  act: Act,
  fault: { kind: FaultKind; only?: string },
  status: number,
): Promise<string[]> {
  const failed: string[] = [];
  for (let at = 1; ; at += 1) {
    const run = await act.ready();
    faults.arm({ ...fault, at });
    const answer = await run();
    const statement = faults.disarm();
    const where = `at statement ${at}, ${statement}: ${JSON.stringify(answer.body)}`;
    expect(await world.database.asOwner(halfDone), where).toEqual([]);
    if (statement === null || answer.status === act.status) {
      // Nothing was left to fail, or what failed was not needed for the act, such as giving back a place.
      expect(answer.status, where).toBe(act.status);
      await act.after?.(answer);
      if (statement === null) return failed;
    } else {
      expect(answer.status, where).toBe(status);
      if (status === 503) expect(Number(answer.headers['retry-after']), where).toBeGreaterThan(0);
    }
    failed.push(statement);
    await lapse(world);
    const again = await run();
    expect(again.status, `sent again after a fault ${where}: ${JSON.stringify(again.body)}`).toBe(act.status);
    await act.after?.(again);
    expect(await placesOf(world), where).toEqual([]);
  }
}

/** A place that could not be given back lapses. */
async function lapse(world: World): Promise<void> {
  if ((await placesOf(world)).length > 0) world.clock.advance(lapseMs);
}

function placesOf(world: World): Promise<string[]> {
  return world.database.asOwner(async (owner) => {
    const { rows } = await owner.query(
      'SELECT reservations FROM pin_attempt_counters WHERE organization_id = $1',
      [world.org.id],
    );
    return rows[0]?.reservations ?? [];
  });
}

function actsOf(world: () => World): Record<string, Act> {
  const numbers = [...manyNumbers];
  let made = 0;
  const request = (count: number, pin: string) => {
    made += 1;
    return portRequest(world().org, `PON-${made}`, numbers.splice(0, count), pin);
  };
  const submit = (body: ReturnType<typeof portRequest>, headers = {}) =>
    world().call('POST', '/port-out-orders', { token: world().carrierToken, body, headers });
  const ordersOf = (pon: string) =>
    world().database.asOwner(async (owner) => {
      const text = 'SELECT id, status FROM port_out_orders WHERE purchase_order_number = $1';
      return (await owner.query(text, [pon])).rows;
    });
  const takes = (pin: string, status: string, headers: () => Record<string, string> = () => ({})): Act => ({
    async ready() {
      const body = request(1, pin);
      const sent = headers();
      return () => submit(body, sent);
    },
    status: 201,
    async after({ body }) {
      expect(body.status).toBe(status);
      expect(await ordersOf(body.purchaseOrderNumber)).toEqual([{ id: body.id, status }]);
    },
  });
  return {
    'take a number with the right PIN': takes(pinOfContoso, 'confirmed'),
    'take a number with the right PIN and an Idempotency-Key': takes(pinOfContoso, 'confirmed', () => ({
      'idempotency-key': `key-${made}`,
    })),
    'take a number with a wrong PIN': wrongPin(world, takes('93150264', 'rejected')),
    'take numbers that are nobody’s': {
      async ready() {
        made += 1;
        const body = portRequest(world().org, `PON-${made}`, ['+12125550188'], pinOfContoso);
        return () => submit(body);
      },
      status: 201,
      after: async ({ body }) => expect(body.status).toBe('rejected'),
    },
    ...moves(world, (count) => submit(request(count, pinOfContoso))),
    'set a PIN': repeatable(setsPin(world)),
    ...locks(world, () => numbers.splice(0, 1)[0] ?? ''),
    'take a number that is locked': {
      ...takes(pinOfContoso, 'held'),
      async ready() {
        const body = request(1, pinOfContoso);
        await lockNumber(world(), body.numbers[0] ?? '');
        return () => submit(body);
      },
    },
  };
}

function moves(world: () => World, newOrder: (count: number) => Promise<Answered>): Record<string, Act> {
  const orderToMove = async (count: number, path: string, body: object, token: () => string) => {
    const { body: order } = await newOrder(count);
    return () => world().call('POST', `/port-out-orders/${order.id}/${path}`, { token: token(), body });
  };
  return {
    'confirm what is held': repeatable({
      ready: () => orderToMove(2, 'decision', { decision: 'confirm' }, () => world().ownerToken),
      status: 200,
    }),
    'complete what is confirmed': repeatable({
      ready: () => orderToMove(1, 'completion', {}, () => world().operatorToken),
      status: 200,
    }),
  };
}

function locks(world: () => World, newNumber: () => string): Record<string, Act> {
  return {
    'lock a number': {
      async ready() {
        const number = newNumber();
        return () => lockNumber(world(), number);
      },
      status: 201,
      commits: 2,
    },
    'unlock a number': repeatable({
      async ready() {
        const { body: lock } = await lockNumber(world(), newNumber());
        const { call, org, ownerToken: token } = world();
        const path = `/organizations/${org.id}/port-out-locks/${lock.id}/unlocking`;
        return () => call('POST', path, { token, body: { note: 'It was found' } });
      },
      status: 200,
      commits: 2,
    }),
  };
}

function lockNumber({ call, org, ownerToken: token }: World, number: string): Promise<Answered> {
  const body = { scope: 'number', number, reason: 'A theft' };
  return call('POST', `/organizations/${org.id}/port-out-locks`, { token, body });
}

/** Counted once, however often the request was sent. */
function wrongPin(world: () => World, act: Act): Act {
  const count = (text: string) => world().database.asOwner((owner) => owner.query(text));
  return {
    ...act,
    async ready() {
      await count('UPDATE pin_attempt_counters SET failures_in_row = 0, on_hold_since = NULL');
      return act.ready();
    },
    async after(answer) {
      await act.after?.(answer);
      const { rows } = await count('SELECT failures_in_row FROM pin_attempt_counters');
      expect(rows).toEqual([{ failures_in_row: 1 }]);
    },
  };
}

/** Where the act was done and only its answer lost, sending it again says that it is done. */
function repeatable(act: Act): Act {
  const saysDone = ['move_not_allowed', 'pin_unchanged', 'lock_ended'];
  return {
    ...act,
    async ready() {
      const run = await act.ready();
      return async () => {
        const answer = await run();
        const codes = [
          answer.body.code,
          ...(answer.body.errors ?? []).map(({ code }: { code: string }) => code),
        ];
        return codes.some((code) => saysDone.includes(code)) ? { ...answer, status: act.status } : answer;
      };
    },
  };
}

/** Fabrikam's, so that Contoso's stays as it is. */
function setsPin(world: () => World): Act {
  return {
    async ready() {
      const { call, otherOrg } = world();
      const path = `/organizations/${otherOrg.id}/port-out-pin`;
      const token = otherOrg.ownerToken;
      const { body } = await call('POST', `${path}/suggestions`, { token, body: {} });
      return () => call('PUT', path, { token, body: { pin: body.pin } });
    },
    status: 200,
  };
}
