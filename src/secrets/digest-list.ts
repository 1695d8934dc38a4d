import { type FileHandle, open } from 'node:fs/promises';

/** The list is no list of digests, or not in order; the message says where. */
export class DigestListError extends Error {
  override readonly name = 'DigestListError';
}

/** What is read at once; a search ends within one block. */
const blockBytes = 4_096;
/** Longer than any line: 40 digits, a colon, a count, blanks, CR and LF. */
const lineBytesMax = 96;
/** Blocks read at the start, evenly over the file: all of it up to 4 MiB. */
const blocksChecked = 1_024;

interface Line {
  /** The byte it begins at. */
  at: number;
  digest: string;
}

/**
 * True when the file has a line of that digest (40 upper-case hex digits). The file lies in order of its
 * lines, so that it is halved until a block is left: some 25 reads at 40 GB, and nothing is kept in memory.
 * Throws where it cannot be read, and `DigestListError` where what was read on the way is no such list: what
 * was not looked at properly is never told as "not there".
 */
export async function isOnDigestList(path: string, digest: string): Promise<boolean> {
  return reading(path, async (file, size) => {
    let low = { at: 0, digest: '' };
    let high = { at: size, digest: 'G' };
    while (high.at - low.at > blockBytes) {
      const middle = Math.floor((low.at + high.at) / 2);
      const line = (await linesFrom(file, middle, middle + lineBytesMax, size))[0];
      if (!line) throw malformed(middle);
      if (line.digest <= low.digest || line.digest >= high.digest) throw outOfOrder(line);
      if (line.digest === digest) return true;
      if (line.digest < digest) low = line;
      else high = line;
    }
    const lines = await linesFrom(file, low.at, high.at, size);
    requireOrder(lines);
    return lines.some((line) => line.digest === digest);
  });
}

/**
 * Refuses, by `DigestListError`, a file that is empty, is no list of digests or is not in order, as far as
 * 1,024 blocks evenly over it tell; one of up to 4 MiB is read to its end.
 */
export async function requireDigestList(path: string): Promise<void> {
  await reading(path, async (file, size) => {
    const step = Math.max(blockBytes, Math.ceil(size / blocksChecked));
    let last: Line | undefined;
    for (let from = 0; from < size; from += step) {
      const lines = await linesFrom(file, from, Math.min(from + blockBytes, size), size);
      requireOrder(last ? [last, ...lines] : lines);
      last = lines.at(-1) ?? last;
    }
  });
}

async function reading<T>(path: string, read: (file: FileHandle, size: number) => Promise<T>): Promise<T> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) throw new DigestListError('is empty');
    return await read(file, size);
  } finally {
    await file.close();
  }
}

/** The lines that begin at `from` or later and before `to`, in the order they stand in. */
async function linesFrom(file: FileHandle, from: number, to: number, size: number): Promise<Line[]> {
  // A line begins behind a line feed, which may be the byte before.
  const start = Math.max(0, from - 1);
  const text = await textAt(file, start, Math.min(to + lineBytesMax, size) - start);
  const lines: Line[] = [];
  let at = from === 0 ? 0 : text.indexOf('\n') + 1;
  if (from > 0 && at === 0) {
    if (start + text.length < size) throw malformed(start);
    return lines;
  }
  while (start + at < Math.min(to, size)) {
    const feed = text.indexOf('\n', at);
    const end = feed === -1 ? text.length : feed;
    if (feed === -1 && start + end < size) throw malformed(start + at);
    lines.push({ at: start + at, digest: digestOf(text.slice(at, end), start + at) });
    at = end + 1;
  }
  return lines;
}

async function textAt(file: FileHandle, at: number, length: number): Promise<string> {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, at + filled);
    if (bytesRead === 0) throw new DigestListError('became shorter while it was read');
    filled += bytesRead;
  }
  return bytes.toString('latin1');
}

/** Blanks and CR at the end are passed over; the count is of no use here. */
const lineForm = /^([0-9A-Fa-f]{40})(?::[0-9]{1,15})?[ \r]*$/;

function digestOf(text: string, at: number): string {
  const digest = lineForm.exec(text)?.[1];
  if (digest === undefined) throw malformed(at);
  return digest.toUpperCase();
}

function malformed(at: number): DigestListError {
  return new DigestListError(`has a line at byte ${at} that is not SHA-1:COUNT, in 40 hex digits`);
}

function outOfOrder({ at }: Line): DigestListError {
  return new DigestListError(`is not in order of its hashes: the line at byte ${at}`);
}

function requireOrder(lines: readonly Line[]): void {
  let before = '';
  for (const line of lines) {
    if (line.digest <= before) throw outOfOrder(line);
    before = line.digest;
  }
}
