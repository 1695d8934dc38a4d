import type { TestProject } from 'vitest/node';
import { openRunResources } from './run-resources.ts';

type Resources = Awaited<ReturnType<typeof openRunResources>>;

/** Several vitest projects run this setup in one process; they share one server. */
const shared = globalThis as typeof globalThis & {
  portkeeperTestRun?: { opened: Promise<Resources>; users: number };
};

export async function setup(project: TestProject): Promise<void> {
  shared.portkeeperTestRun ??= { opened: openRunResources(), users: 0 };
  shared.portkeeperTestRun.users += 1;
  const { close: _, ...resources } = await shared.portkeeperTestRun.opened;
  project.provide('runResources', resources);
}

export async function teardown(): Promise<void> {
  const run = shared.portkeeperTestRun;
  if (run === undefined) return;
  run.users -= 1;
  if (run.users > 0) return;
  shared.portkeeperTestRun = undefined;
  await (await run.opened).close();
}
