import { once } from 'node:events';
import { setInterval } from 'node:timers/promises';
import { isStartedByNpm } from './config.ts';

/** How long what is under way may take to end after a stop was asked for. */
const stopMaxMs = 10_000;
const parentCheckMs = 500;
const parentAtStart = process.ppid;

/** Done when the process is asked to end: SIGTERM, SIGINT, or the end of the npm that started it. */
export async function stopAsked(): Promise<void> {
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT'), npmGone()]);
}

/**
 * When `npm start` is killed outright it cannot pass anything on. Its server would stay behind, unseen, with
 * the port and the data folder.
 */
async function npmGone(): Promise<void> {
  if (!isStartedByNpm()) return new Promise(() => {});
  for await (const _ of setInterval(parentCheckMs, undefined, { ref: false })) {
    if (process.ppid !== parentAtStart) return;
  }
}

/** The second signal, or work that does not end, ends the process: what was committed is on the disk. */
export function endInTime(): void {
  const end = () => process.exit(1);
  process.once('SIGTERM', end).once('SIGINT', end);
  setTimeout(end, stopMaxMs).unref();
}
