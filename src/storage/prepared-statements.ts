import { createHash } from 'node:crypto';

/** A connection keeps what it has prepared until it ends, so texts that are made up as one goes are not. */
const namesMax = 500;

const names = new Map<string, string>();

/**
 * The name under which a connection prepares a statement of that text: parsed and planned once, not each
 * time, which is most of what a small statement costs the server. Undefined when there are too many already.
 */
export function preparedName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= namesMax) return known;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
}
