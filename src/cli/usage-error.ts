/** The command was given something it cannot use; the message says what to change. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
