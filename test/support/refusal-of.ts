import { Refusal } from '../../src/core/refusal.ts';

/** By which code it is refused; null: it is not. */
export function refusalOf(run: () => unknown): string | null {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
