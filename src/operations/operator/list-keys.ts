import { currentPinsPerKey } from '../../storage/pins-per-key.ts';
import type { Context } from '../context.ts';

export interface KeyUse {
  id: string;
  /** Null: PINs rest on this key, but the key file does not have it. They cannot be checked. */
  createdAt: Date | null;
  isActive: boolean;
  /** Current PINs, over all organizations. */
  pins: number;
}

/** Every key, oldest first, then those that are missing. Never the keys themselves. */
export async function listKeys(context: Context): Promise<KeyUse[]> {
  const counts = await context.db.forOperator().read((tx) => currentPinsPerKey(tx));
  const pinsOf = new Map(counts.map(({ keyId, pins }) => [keyId, pins]));
  const known = context.keyRing.keys().map((key) => ({ ...key, pins: pinsOf.get(key.id) ?? 0 }));
  const missing = counts.filter(({ keyId }) => !known.some(({ id }) => id === keyId));
  return [
    ...known,
    ...missing.map(({ keyId, pins }) => ({ id: keyId, createdAt: null, isActive: false, pins })),
  ];
}
