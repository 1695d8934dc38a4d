export type Language = 'en' | 'fr';

/** The language of an answer by `Accept-Language`: whichever of ours is wanted most, else English. */
export function languageOf(acceptLanguage: string | undefined): Language {
  if (!acceptLanguage || acceptLanguage.length > 1000) return 'en';
  let best: { language: Language; weight: number } = { language: 'en', weight: 0 };
  for (const range of acceptLanguage.toLowerCase().split(',')) {
    const [tag = '', ...parameters] = range.trim().split(';');
    const language = tag.split('-')[0];
    const weight = weightOf(parameters);
    if ((language === 'en' || language === 'fr') && weight > best.weight) best = { language, weight };
  }
  return best.language;
}

function weightOf(parameters: string[]): number {
  const q = parameters
    .map((parameter) => /^\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*$/.exec(parameter))
    .find(Boolean);
  return q ? Number(q[1]) : 1;
}
