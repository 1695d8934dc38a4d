import type { Location } from 'react-router';

/** Whoever is led to their account to show a second factor goes back there afterwards. */
export interface LedHere {
  returnTo: string;
  organizationId: string;
}

export function placeOf({ pathname, search }: Location): string {
  return pathname + search;
}

/** From where somebody was led here; null: they came by themselves. */
export function ledHere({ state }: Location): LedHere | null {
  const said = state as Partial<LedHere> | null;
  const { returnTo, organizationId } = said ?? {};
  return typeof returnTo === 'string' && typeof organizationId === 'string'
    ? { returnTo, organizationId }
    : null;
}
