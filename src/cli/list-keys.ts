import { listKeys as list } from '../operations/operator/list-keys.ts';
import type { OpenContext } from './open-context.ts';

const dayMs = 24 * 60 * 60_000;

/** One line per key: id, when it was made, its age, how many current PINs rest on it. */
export async function listKeys(openContext: OpenContext): Promise<void> {
  const keys = await openContext(async (context) => {
    const now = context.clock.now().getTime();
    return (await list(context)).map((key) => ({
      ...key,
      ageMs: key.createdAt && now - key.createdAt.getTime(),
    }));
  });
  for (const { id, createdAt, ageMs, isActive, pins } of keys) {
    const made =
      createdAt === null || ageMs === null
        ? 'MISSING from the key file'
        : `made ${createdAt.toISOString()} (${Math.floor(ageMs / dayMs)} days ago)`;
    process.stdout.write(`${id}  ${made}  ${pins} PINs${isActive ? '  active' : ''}\n`);
  }
}
