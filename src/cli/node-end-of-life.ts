/** When the Node.js project stops correcting a major version. From nodejs/Release schedule.json. */
const endsOfLife: Record<number, string> = {
  20: '2026-04-30',
  21: '2024-06-01',
  22: '2027-04-30',
  23: '2025-06-01',
  24: '2028-04-30',
  25: '2026-06-01',
};

/** The day the running Node.js went without corrections, or null while it has them or is unknown here. */
export function nodeEndOfLife(version: string, now: Date): string | null {
  const end = endsOfLife[Number.parseInt(version, 10)];
  return end !== undefined && now.toISOString().slice(0, 10) > end ? end : null;
}
