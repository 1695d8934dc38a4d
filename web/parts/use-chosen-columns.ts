import { useState } from 'react';
import type { Column } from './grid.tsx';
import { keepChoices, keptChoices } from './kept-choice.ts';

export interface ChosenColumns {
  /** Those that may be left out. */
  optional: readonly { id: string; label: string }[];
  shown: readonly string[];
  choose(ids: readonly string[]): void;
}

/** The columns a person wants to see of a table, kept in this browser under that name. */
export function useChosenColumns<Row>(
  name: string,
  columns: readonly Column<Row>[],
  hiddenAtFirst: readonly string[],
): { columns: Column<Row>[]; chosen: ChosenColumns } {
  const [first, ...optional] = columns;
  const ids = optional.map(({ id }) => id);
  const [shown, setShown] = useState<readonly string[]>(
    () => keptChoices(name, ids) ?? ids.filter((id) => !hiddenAtFirst.includes(id)),
  );
  function choose(chosen: readonly string[]) {
    keepChoices(name, chosen);
    setShown(chosen);
  }
  return {
    columns: columns.filter((column) => column === first || shown.includes(column.id)),
    chosen: { optional, shown, choose },
  };
}
