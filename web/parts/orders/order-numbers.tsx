import { makeStyles, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { LockMark } from '../locks/lock-mark.tsx';
import { PhoneNumber } from '../phone-number.tsx';
import { SectionCard } from '../section-card.tsx';
import { useMediaQuery } from '../use-media-query.ts';
import { useText } from '../use-text.ts';
import { lockedOf } from './order-locks.tsx';
import type { Order } from './order-next-step.tsx';
import { ReasonList } from './order-reasons.tsx';
import { NumberStatus } from './order-status.tsx';

type Verdicts = Order['numbers'];

/** Those that have to be unlocked before they can leave. */
type Locked = ReadonlySet<string>;

const useStyles = makeStyles({
  // Tall enough for a handful; thousands scroll inside, and only those in view are drawn.
  viewport: { maxHeight: '60vh', overflowY: 'auto', outlineOffset: '2px' },
  list: { position: 'relative', margin: 0, padding: 0, listStyleType: 'none' },
  placed: { position: 'absolute', top: 0, left: 0, right: 0 },
  row: {
    boxSizing: 'border-box',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    breakInside: 'avoid',
  },
  number: { minWidth: '9em', fontWeight: tokens.fontWeightSemibold },
  reasons: { flexBasis: '100%' },
});

/** Each number with its verdict: its status, and for a refused one why and what helps. */
export function OrderNumbers({ order }: { order: Order }) {
  const say = useText();
  const isPrinted = useMediaQuery('print');
  const { numbers } = order;
  const locked: Locked = new Set(lockedOf(order));
  const title = say('port-order.numbers', { count: numbers.length });
  return (
    <SectionCard title={title}>
      {isPrinted ? (
        <WholeList numbers={numbers} locked={locked} />
      ) : (
        <ScrolledList numbers={numbers} locked={locked} label={say('port-order.numbersList')} />
      )}
    </SectionCard>
  );
}

interface ListProps {
  numbers: Verdicts;
  locked: Locked;
}

/** On paper nothing scrolls. */
function WholeList({ numbers, locked }: ListProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {numbers.map((verdict) => (
        <li key={verdict.number}>
          <Verdict verdict={verdict} locked={locked} />
        </li>
      ))}
    </ul>
  );
}

function ScrolledList({ numbers, locked, label }: ListProps & { label: string }) {
  const styles = useStyles();
  const viewport = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: numbers.length,
    getScrollElement: () => viewport.current,
    estimateSize: (index) => (numbers[index]?.reasons.length ? 92 : 46),
    overscan: 12,
  });
  return (
    <section
      ref={viewport}
      className={styles.viewport}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled with the keyboard too.
      tabIndex={0}
    >
      <ul className={styles.list} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => (
          <li
            key={key}
            data-index={index}
            ref={virtual.measureElement}
            className={styles.placed}
            style={{ transform: `translateY(${start}px)` }}
            aria-setsize={numbers.length}
            aria-posinset={index + 1}
          >
            <Verdict verdict={numbers[index]} locked={locked} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Verdict({ verdict, locked }: { verdict: Verdicts[number] | undefined; locked: Locked }) {
  const styles = useStyles();
  if (!verdict) return null;
  const isMarked = locked.has(verdict.number);
  return (
    <div className={styles.row}>
      <span className={styles.number}>
        <PhoneNumber number={verdict.number} />
      </span>
      <NumberStatus status={verdict.status} />
      {isMarked && <LockMark lockedBy="number" />}
      {verdict.reasons.length > 0 && (
        <div className={styles.reasons}>
          <ReasonList reasons={verdict.reasons} />
        </div>
      )}
    </div>
  );
}
