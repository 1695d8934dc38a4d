import { FormattedMessage } from 'react-intl';
import { PageLink } from '../page-link.tsx';
import { phoneText } from '../phone-text.ts';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';
import type { Order } from './order-next-step.tsx';

/**
 * Its numbers that are locked now and would leave if it were confirmed. A lock stops answers, not promises:
 * of a confirmed order there is none.
 */
export function lockedOf({ numbers, status, completedAt }: Order): string[] {
  if (status !== 'held' && (status !== 'disputed' || completedAt !== null)) return [];
  const locked = numbers.filter((one) => one.isLocked && one.status === status);
  return locked.map(({ number }) => number);
}

/** Says that numbers are to be unlocked before the order can be confirmed, and where; nothing if none is. */
export function OrderLocks({ order }: { order: Order }) {
  const say = useText();
  const { can } = usePlace();
  const locked = lockedOf(order);
  if (locked.length === 0) return null;
  const values = {
    count: locked.length,
    first: phoneText(locked[0] ?? ''),
    may: can('lock.lift') ? 'yes' : 'no',
  };
  return (
    <div>
      <FormattedMessage id="port-order.locked" values={values} />{' '}
      {can('lock.list') && (
        <PageLink to={`/o/${order.organizationId}/protection`}>{say('port-order.locked.where')}</PageLink>
      )}
    </div>
  );
}
