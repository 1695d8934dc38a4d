import type { Supplement } from '../operations/orders/amend-port-out-order.ts';
import { Secret } from '../secrets/secret.ts';
import { checkedOptions } from './checked-options.ts';
import type { OrderOptions } from './order-commands.ts';
import { readTyped } from './read-typed.ts';

/**
 * A supplement as it was typed. The PIN is read from the input: what stands in a command line is seen by
 * everybody on the host and kept by shells.
 */
export async function supplementOf(
  verb: 'reschedule' | 'correct',
  options: OrderOptions,
  input: NodeJS.ReadableStream,
): Promise<Supplement> {
  const { supplementVersion: version, desiredDueDate } = options;
  if (verb === 'reschedule') return asTyped({ kind: 'due_date', version, desiredDueDate });
  const { numbers, accountNumber, postalCode, onPartial, agencyAuthorization } = options;
  return asTyped({
    kind: 'correction',
    version,
    desiredDueDate,
    numbers: numbers?.split(',').map((number) => number.trim()),
    accountNumber,
    postalCode,
    onPartial,
    agencyAuthorization,
    pin: options.pinStdin ? await readTyped(input) : undefined,
  });
}

function asTyped(typed: Record<string, unknown>): Supplement {
  const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined));
  const body = checkedOptions('amendPortOutOrder', given);
  if (body.kind !== 'correction') return body;
  const { kind, version, pin, ...correction } = body;
  return { kind, version, correction, pin: pin ? Secret.of(pin) : null };
}
