/**
 * A number as people read it: `+1 425-555-0123`. Numbers of other plans keep their digits after the plus
 * sign, because grouping them right takes a table the pages do not carry.
 */
export function phoneText(number: string): string {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return parts ? `+1 ${parts[1]}-${parts[2]}-${parts[3]}` : number;
}

/** What somebody types to find a number, as the API wants it, or null when it cannot be one. */
export function typedNumber(typed: string): string | null {
  const digits = typed.replaceAll(/\D/g, '');
  if (/^1?[2-9]\d{9}$/.test(digits)) return `+${digits.length === 10 ? '1' : ''}${digits}`;
  return typed.trim().startsWith('+') && /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : null;
}
