import type { Context } from '../operations/context.ts';

/** Runs with everything opened and closes it afterwards; on the embedded database, alone. */
export type OpenContext = <Result>(run: (context: Context) => Promise<Result>) => Promise<Result>;
