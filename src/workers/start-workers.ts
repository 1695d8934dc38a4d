import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../operations/context.ts';
import type { Job } from './job.ts';

export interface Workers {
  /** Starts no run any more, and is done when those under way have ended. */
  stop(): Promise<void>;
}

/**
 * Runs every job at once or after a first wait, so that what fell due while no process was there is made up
 * for, and again each time its own wait is over. A job never meets itself here; different ones run beside
 * each other. One that fails is in the log and gets its next turn like any other.
 */
export function startWorkers(jobs: readonly Job[], log: Log, firstAfterMs = 0): Workers {
  const stopping = new AbortController();
  const loops = jobs.map(async (job) => {
    if (firstAfterMs > 0) await pause(firstAfterMs, stopping.signal);
    await repeat(job, stopping.signal, log);
  });
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function repeat(job: Job, stopping: AbortSignal, log: Log): Promise<void> {
  while (!stopping.aborted) {
    try {
      await job.run(stopping);
    } catch (error) {
      log.error({ error, job: job.name }, 'a job failed; it is tried again at its next turn');
    }
    await pause(job.everyMs, stopping);
  }
}

/** Ends at once when the process is to end. */
async function pause(ms: number, stopping: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: stopping }).catch(() => {});
}
