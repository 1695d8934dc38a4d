import type { TidyException } from './tidy.ts';

/** Every exception to the rules of `tidy.ts`, each with its reason. */
export const tidyExceptions: readonly TidyException[] = [];
