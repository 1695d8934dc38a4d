import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts a process's time in hundredths of a second. */
const ticksPerSecond = 100;

interface ProcessTime {
  parent: number;
  /** User and system time, its ended children's not included. */
  seconds: number;
}

function timeOf(path: string): ProcessTime | null {
  try {
    const text = readFileSync(`/proc/${path}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { parent: Number(fields[1]), seconds: ticks / ticksPerSecond };
  } catch {
    return null;
  }
}

/** CPU seconds a process has used so far, its living children's included. Linux only. */
export function cpuSeconds(pid: number): number {
  let seconds = timeOf(String(pid))?.seconds ?? 0;
  for (const name of readdirSync('/proc')) {
    const child = /^[0-9]+$/.test(name) ? timeOf(name) : null;
    if (child?.parent === pid) seconds += child.seconds;
  }
  return seconds;
}

/** CPU seconds of a process's first thread alone: in Node, the one that runs JavaScript. */
export function mainThreadSeconds(pid: number): number {
  return timeOf(`${pid}/task/${pid}`)?.seconds ?? 0;
}
