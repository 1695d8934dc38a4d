import { readFileSync } from 'node:fs';

/**
 * When a process started, in ticks since boot, from Linux's /proc; null elsewhere or when there is none.
 * Tells a process from a later one that got the same pid.
 */
export function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22. Field 2, the name, may hold spaces and parentheses, so count from behind it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/** True when the process that started then still lives. Without a start time the pid alone decides. */
export function isProcessAlive(pid: number, startedAt: string | null): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and is somebody else's.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const start = processStart(pid);
  return start === null || startedAt === null || start === startedAt;
}
