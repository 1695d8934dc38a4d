import { expect, test } from 'vitest';
import { Refusal } from '../../src/core/refusal.ts';
import { HashQueue, HashQueueFull } from '../../src/secrets/hash-queue.ts';

function work() {
  let finish = () => {};
  let fail = (_error: Error) => {};
  const result = new Promise<void>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  return { run: () => result, finish: () => finish(), fail: (error: Error) => fail(error) };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('no more run at once than are allowed', async () => {
  const queue = new HashQueue({ concurrency: 3 });
  let running = 0;
  let mostRunning = 0;
  const one = async () => {
    running += 1;
    mostRunning = Math.max(mostRunning, running);
    await settle();
    running -= 1;
  };
  await Promise.all(Array.from({ length: 50 }, () => queue.run(one)));
  expect(mostRunning).toBe(3);
  expect(queue.depth).toBe(0);
});

test('they run in order of arrival, and a newcomer does not slip in', async () => {
  const queue = new HashQueue({ concurrency: 1 });
  const order: number[] = [];
  const first = work();
  const note = (place: number) => async () => void order.push(place);
  const all = [queue.run(first.run)];
  all.push(
    queue.run(async () => {
      order.push(1);
      all.push(queue.run(note(4)));
    }),
  );
  all.push(queue.run(note(2)), queue.run(note(3)));
  first.finish();
  await settle();
  await Promise.all(all);
  expect(order).toEqual([1, 2, 3, 4]);
});

test('beyond the waiting places it refuses at once with a time to come again', async () => {
  const queue = new HashQueue({ concurrency: 1, waitingMax: 2 });
  const first = work();
  const running = [queue.run(first.run), queue.run(async () => {}), queue.run(async () => {})];
  expect(queue.depth).toBe(2);
  const refused = await queue.run(async () => {}).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(HashQueueFull);
  expect(refused).toBeInstanceOf(Refusal);
  expect(refused).toMatchObject({ code: 'temporarily_unavailable', retryAfterSeconds: 2 });
  first.finish();
  await Promise.all(running);
  await expect(queue.run(async () => 'again')).resolves.toBe('again');
});

test('a failure is handed on and gives its place back', async () => {
  const queue = new HashQueue({ concurrency: 1 });
  const first = work();
  const failed = queue.run(first.run);
  const next = queue.run(async () => 'next');
  first.fail(new Error('broken'));
  await expect(failed).rejects.toThrow('broken');
  await expect(next).resolves.toBe('next');
});
