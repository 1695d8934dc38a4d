import type { MailLanguage } from '../core/mail-facts.ts';

const locales: Readonly<Record<MailLanguage, string>> = { en: 'en-US', fr: 'fr-FR' };

/** An instant on the organization's own clock, the zone named. */
export function mailInstant(instant: string, language: MailLanguage, timeZone: string): string {
  const text = new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(instant));
  // Mail programs show the narrow space that some locales put before "PM" as a box.
  return `${text.replaceAll('\u202f', '\u00a0')} (${timeZone})`;
}

/** +14255550123 as people here write it; any other text as it is. */
export function mailPhoneNumber(number: string): string {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1-$2-$3');
}
