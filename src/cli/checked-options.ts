import type { z } from 'zod';
import { routes } from '../contract/routes.ts';
import { UsageError } from './usage-error.ts';

/** The calls of the API that a command does the work of. */
type CallName =
  | 'decidePortOutOrder'
  | 'completePortOutOrder'
  | 'cancelPortOutOrder'
  | 'disputePortOutOrder'
  | 'resolveDispute'
  | 'amendPortOutOrder'
  | 'addOrderComment';

/** Options whose names differ from the field's: `--version` is the program's own. */
const optionOf: Readonly<Record<string, string>> = { version: 'supplement-version', pin: 'pin-stdin' };

/** What was typed, as the body of that call. Refuses what the API would not understand, by option. */
export function checkedOptions<Name extends CallName>(
  name: Name,
  typed: Record<string, unknown>,
): z.output<(typeof routes)[Name]['body']> {
  const found = routes[name].body.safeParse(typed);
  if (!found.success) {
    const names = found.error.issues.map(({ path }) => `--${optionName(String(path[0] ?? ''))}`);
    throw new UsageError(`Not understood: ${[...new Set(names)].join(', ')}. See: portkeeper order --help`);
  }
  return found.data as z.output<(typeof routes)[Name]['body']>;
}

function optionName(field: string): string {
  return optionOf[field] ?? field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
