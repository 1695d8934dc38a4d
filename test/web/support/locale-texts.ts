import type { SourceFile } from '../../guard/support/source-tree.ts';

/** The texts of one language by their ids: the key `title` of `port-orders.json` is `port-orders.title`. */
export function localeTexts(files: readonly SourceFile[], language: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { path, text } of files) {
    const area = new RegExp(`^web/locales/${language}/(.+)\\.json$`).exec(path)?.[1];
    if (area === undefined) continue;
    for (const [key, value] of Object.entries(JSON.parse(text))) texts.set(`${area}.${key}`, String(value));
  }
  return texts;
}
