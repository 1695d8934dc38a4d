import type { Migration } from '../migrations.ts';

/** A kept answer is given again in the words it had, so the language of those words is kept with it. */
export const migration0003: Migration = {
  id: '0003-answer-language',
  sql: 'ALTER TABLE idempotent_answers ADD COLUMN language text;',
};
