import { useIntl } from 'react-intl';

type Texts = Readonly<Record<string, unknown>>;

/** Names holidays as the person's language has them. */
export function useHolidayName(): (name: string) => string {
  const { messages } = useIntl();
  return (name) => holidayNameIn(messages, name);
}

/**
 * The server keeps the names of the law, in English; what an operator called a day of its own stays as they
 * wrote it.
 */
export function holidayNameIn(texts: Texts, name: string): string {
  const known = texts[`operator-settings.holiday.${keyOf(name)}`];
  return typeof known === 'string' ? known : name;
}

/** `new_years_day` of "New Year's Day". */
function keyOf(name: string): string {
  const words = name.toLowerCase().replaceAll(/['’]/g, '');
  return words.replaceAll(/[^a-z]+/g, '_').replace(/_$/, '');
}
