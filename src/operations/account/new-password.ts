import { refuseFields } from '../../core/refusal.ts';
import { isCommonPassword } from '../../secrets/common-passwords.ts';
import type { Secret } from '../../secrets/secret.ts';
import type { Context } from '../context.ts';

/**
 * What is kept of a password that is chosen now. Refuses `password_too_common` and `password_breached` at
 * `/password`, and `temporarily_unavailable` where the list of breached ones cannot be looked at.
 */
export async function hashNewPassword(
  context: Context,
  password: Secret,
  ownWords: readonly string[],
): Promise<string> {
  if (isCommonPassword(password, ownWords)) {
    throw refuseFields({ path: '/password', code: 'password_too_common' });
  }
  if (await context.isBreachedPassword(password)) {
    throw refuseFields({ path: '/password', code: 'password_breached' });
  }
  return context.passwordHasher.hash(password);
}
