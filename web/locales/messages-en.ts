import { joinAreas } from './join-areas.ts';

export const messages = joinAreas(
  import.meta.glob<Record<string, string>>('./en/*.json', { eager: true, import: 'default' }),
);
