import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Job } from '../../src/workers/job.ts';
import { startWorkers } from '../../src/workers/start-workers.ts';

function recordingLog() {
  return { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
}

function started(jobs: readonly Job[], log = recordingLog()) {
  const workers = startWorkers(jobs, log);
  onTestFinished(() => workers.stop());
  return workers;
}

describe('The workers', () => {
  it('run each job at once, and again after its wait', async () => {
    const often = { name: 'often', everyMs: 1, run: vi.fn(async () => {}) };
    const seldom = { name: 'seldom', everyMs: 3_600_000, run: vi.fn(async () => {}) };
    started([often, seldom]);
    await vi.waitFor(() => expect(often.run.mock.calls.length).toBeGreaterThan(2));
    expect(seldom.run).toHaveBeenCalledTimes(1);
  });

  it('let a first wait pass where there is one, and none once they are stopped', async () => {
    const run = vi.fn(async () => {});
    const waiting = startWorkers([{ name: 'first', everyMs: 3_600_000, run }], recordingLog(), 50);
    onTestFinished(() => waiting.stop());
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(run).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));

    const stopped = startWorkers([{ name: 'never', everyMs: 1, run }], recordingLog(), 3_600_000);
    await stopped.stop();
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('go on after a job failed, and say which and why in the log', async () => {
    const log = recordingLog();
    const error = new Error('the disk is full');
    const run = vi.fn(async () => {});
    run.mockRejectedValueOnce(error);
    started([{ name: 'shaky', everyMs: 1, run }], log);
    await vi.waitFor(() => expect(run.mock.calls.length).toBeGreaterThan(1));
    expect(log.error).toHaveBeenCalledExactlyOnceWith({ error, job: 'shaky' }, expect.any(String));
  });

  it('never let a job meet itself', async () => {
    let running = 0;
    let most = 0;
    const run = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running -= 1;
    };
    const spied = vi.fn(run);
    started([{ name: 'slow', everyMs: 0, run: spied }]);
    await vi.waitFor(() => expect(spied.mock.calls.length).toBeGreaterThan(3));
    expect(most).toBe(1);
  });

  it('stop once the run under way has ended, tell it that they do, and start no other', async () => {
    let end = () => {};
    let hasEnded = false;
    let signal: AbortSignal | undefined;
    const run = vi.fn(async (stopping: AbortSignal) => {
      signal = stopping;
      await new Promise<void>((resolve) => (end = resolve));
      hasEnded = true;
    });
    const workers = started([{ name: 'long', everyMs: 0, run }]);
    await vi.waitFor(() => expect(run).toHaveBeenCalled());
    const stopped = workers.stop();
    expect(signal?.aborted).toBe(true);
    expect(hasEnded).toBe(false);
    end();
    await stopped;
    expect(hasEnded).toBe(true);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('do not wait for the next turn of a job when they stop', async () => {
    const run = vi.fn(async () => {});
    const workers = started([{ name: 'daily', everyMs: 86_400_000, run }]);
    await vi.waitFor(() => expect(run).toHaveBeenCalled());
    await workers.stop();
    expect(run).toHaveBeenCalledTimes(1);
  });
});
