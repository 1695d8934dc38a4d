import { joinAreas } from './join-areas.ts';

const texts = joinAreas(
  import.meta.glob<Record<string, string>>('./fr/*.json', { eager: true, import: 'default' }),
);

/** French puts a space before `?`, `!`, `;`, `:` and inside `« »`, and a line never breaks there. */
function unbroken(text: string): string {
  return text.replaceAll(/ (?=[?!;:»])/g, '\u00a0').replaceAll('« ', '«\u00a0');
}

export const messages = Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, unbroken(text)]));
