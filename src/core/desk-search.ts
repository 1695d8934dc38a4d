/** What a text typed into the desk's search may mean. Each that is not null is looked for; one is enough. */
export interface DeskSearch {
  /** The first and the last number it may be the beginning of, in E.164. */
  numbers: { from: string; to: string } | null;
  /** Beginnings of a purchase order number: as typed, and in capitals. */
  purchaseOrderNumbers: readonly string[];
  /** A service provider id, in capitals. */
  spid: string | null;
  /** A part of an organization's name, in lower case. */
  organizationName: string;
}

/** Fewer digits than an area code and an exchange would begin too many numbers. */
const digitsMin = 6;
const nationalDigits = 10;

/**
 * Reads what somebody typed to find an order: a number in any of its ways of writing or its beginning, the
 * beginning of a PON, a SPID, or a part of an organization's name.
 */
export function deskSearch(typed: string): DeskSearch {
  const text = typed.trim();
  return {
    numbers: numberRange(text),
    purchaseOrderNumbers: /^[\x21-\x7e][\x20-\x7e]{0,24}$/.test(text)
      ? [...new Set([text, text.toUpperCase()])]
      : [],
    spid: /^[0-9A-Za-z]{4}$/.test(text) ? text.toUpperCase() : null,
    organizationName: text.toLowerCase(),
  };
}

function numberRange(text: string): DeskSearch['numbers'] {
  if (!/^\+?[0-9 ().-]+$/.test(text)) return null;
  const digits = text.replaceAll(/\D/g, '');
  const national = text.startsWith('+') || digits.length > nationalDigits ? digits.replace(/^1/, '') : digits;
  if (national.length < digitsMin || national.length > nationalDigits) return null;
  const filled = (digit: string) => `+1${national.padEnd(nationalDigits, digit)}`;
  return { from: filled('0'), to: filled('9') };
}
