/** Below this two sets of times are the same beyond noise: its two-sided chance is about 1 in 30,000. */
export const zMax = 4.2;
/** What a difference must be, as a share of the usual time, to be worth anything to somebody far away. */
export const shareMax = 0.1;

export interface TimingVerdict {
  /** Of the Mann–Whitney test: how far the ranks are from a fair mix, in standard deviations. */
  z: number;
  /** Difference of the trimmed means as a share of the smaller. */
  share: number;
  /** True when both say so: the ranks are not mixed, and the difference is large enough to be used. */
  isTold: boolean;
}

/** Whether somebody who measures both can tell them apart. Times in milliseconds, measured by turns. */
export function compareTimes(one: readonly number[], other: readonly number[]): TimingVerdict {
  const z = mannWhitney(one, other);
  const means = [trimmedMean(one), trimmedMean(other)];
  const share = (Math.max(...means) - Math.min(...means)) / Math.min(...means);
  return { z, share, isTold: Math.abs(z) > zMax && share > shareMax };
}

/** The mean of the middle half: a pause of the machine falls into neither. */
function trimmedMean(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  const cut = Math.floor(sorted.length / 4);
  const middle = sorted.slice(cut, sorted.length - cut);
  return middle.reduce((sum, time) => sum + time, 0) / middle.length;
}

function mannWhitney(one: readonly number[], other: readonly number[]): number {
  const all = [
    ...one.map((time) => ({ time, isOne: true })),
    ...other.map((time) => ({ time, isOne: false })),
  ];
  all.sort((a, b) => a.time - b.time);
  let rankSum = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.time === all[from]?.time) to += 1;
    // Equal times share the middle of their ranks.
    const rank = (from + 1 + to) / 2;
    rankSum += rank * all.slice(from, to).filter(({ isOne }) => isOne).length;
    from = to;
  }
  const [m, n] = [one.length, other.length];
  const u = rankSum - (m * (m + 1)) / 2;
  return (u - (m * n) / 2) / Math.sqrt((m * n * (m + n + 1)) / 12);
}

/** Takes turns, in an order that changes with each turn, and gives the milliseconds of each. */
export async function measureByTurns(
  count: number,
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
): Promise<[one: number[], other: number[]]> {
  const times: [number[], number[]] = [[], []];
  const asks = [one, other] as const;
  for (let turn = 0; turn < count; turn += 1) {
    for (const which of turn % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const begun = performance.now();
      await asks[which]();
      times[which].push(performance.now() - begun);
    }
  }
  return times;
}
