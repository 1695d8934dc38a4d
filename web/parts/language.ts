export const languages = ['en', 'fr'] as const;

export type Language = (typeof languages)[number];

/** The first of the browser's languages that we speak, else English. */
export function browserLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = languages.find((language) => language === tag.toLowerCase().split('-')[0]);
    if (found) return found;
  }
  return 'en';
}

/** For dates and numbers: the browser's own variety of the language (`en-GB`, `fr-CA`), else the language. */
export function localeOf(language: Language, wanted: readonly string[]): string {
  const own = wanted.find((tag) => tag.toLowerCase().split('-')[0] === language && isLocale(tag));
  return own ?? defaultLocales[language];
}

/** Some systems name a language in a way `Intl` throws at: `en-US@posix`. */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

const defaultLocales: Record<Language, string> = { en: 'en-US', fr: 'fr-FR' };
