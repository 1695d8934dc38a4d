import { createIntl } from 'react-intl';

const { formatters } = createIntl({ locale: 'en', messages: {} });

/** The names that an ICU text asks to be filled in, sorted. Throws when it is not well formed. */
export function icuNames(text: string, language: string): string[] {
  const names = new Set<string>();
  collect(formatters.getMessageFormat(text, language).getAst(), names);
  return [...names].sort();
}

interface Piece {
  /** 0 is a literal, 7 the number sign of a plural, 8 a tag; all others have the name of a value. */
  type: number;
  value?: unknown;
  options?: Record<string, { value: unknown }>;
}

function collect(pieces: unknown, names: Set<string>): void {
  for (const { type, value, options } of pieces as Piece[]) {
    if (type > 0 && type < 7) names.add(String(value));
    for (const option of Object.values(options ?? {})) collect(option.value, names);
  }
}
