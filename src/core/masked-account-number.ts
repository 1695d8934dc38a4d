/**
 * An account number as it may be shown to those who need not know it: its last characters, never more than a
 * third of it and never more than four.
 */
export function maskedAccountNumber(accountNumber: string): string {
  const shown = Math.min(4, Math.floor(accountNumber.length / 3));
  return `••••${shown === 0 ? '' : accountNumber.slice(-shown)}`;
}
