/** A rejected order may be corrected for so long; then it expires (product rules section 5). */
export const correctableDays = 30;

/** Until when an order that was rejected at that instant may be corrected. */
export function correctableUntil(rejectedAt: Date): Date {
  return new Date(rejectedAt.getTime() + correctableDays * 86_400_000);
}
