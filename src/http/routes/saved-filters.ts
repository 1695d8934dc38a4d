import type { z } from 'zod';
import type { savedFilter } from '../../contract/porting-desk.ts';
import type { Context } from '../../operations/context.ts';
import { deleteSavedFilter } from '../../operations/desk/delete-saved-filter.ts';
import { listSavedFilters } from '../../operations/desk/list-saved-filters.ts';
import { saveFilter } from '../../operations/desk/save-filter.ts';
import type { SavedFilter } from '../../storage/saved-filters.ts';
import type { Handlers } from '../call.ts';

type Routes = 'listSavedFilters' | 'saveFilter' | 'deleteSavedFilter';

export function savedFilterHandlers(context: Context): Handlers<Routes> {
  return {
    listSavedFilters: async ({ principal }) => {
      const filters = await listSavedFilters(context, principal);
      return { items: filters.map(presentFilter), nextCursor: null };
    },
    saveFilter: async ({ principal, body, remember }) => {
      const made = await saveFilter(context, principal, body, (tx, filter) =>
        remember(tx, 201, presentFilter(filter)),
      );
      return presentFilter(made);
    },
    deleteSavedFilter: ({ principal, params }) => deleteSavedFilter(context, principal, params.id),
  };
}

function presentFilter(filter: SavedFilter): z.input<typeof savedFilter> {
  return { ...filter, createdAt: filter.createdAt.toISOString() };
}
