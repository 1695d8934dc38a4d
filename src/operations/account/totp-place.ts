import type { UserId } from '../../core/ids.ts';

/** What an app's sealed secret is bound to: moved to another person it cannot be opened. */
export function totpPlace(userId: UserId): string {
  return `totp/${userId}`;
}
