import type { UserId } from '../core/ids.ts';

/** What the sealed secret of an authenticator app is bound to: moved to another person it cannot be opened. */
export function totpPlace(userId: UserId): string {
  return `totp/${userId}`;
}
