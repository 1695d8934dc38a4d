import { personMailKind } from '../../../src/contract/deliveries.ts';
import type { AnswerOf } from '../../api.ts';
import { Ago } from '../ago.tsx';
import type { Column } from '../grid.tsx';
import { NewsKindText } from '../notices/news-kind.tsx';
import type { Formats } from '../use-formats.ts';
import { useNow } from '../use-now.ts';
import { type Say, useText } from '../use-text.ts';
import { DeliveryError } from './delivery-error.tsx';
import { DeliveryState } from './delivery-state.tsx';

export type Delivery = AnswerOf<'listDeliveries'>['items'][number];

type Name = 'event' | 'state' | 'attempts' | 'lastError' | 'queued';

/** What is told of a delivery wherever deliveries are listed. */
export function deliveryColumns(say: Say, { number }: Formats): Record<Name, Column<Delivery>> {
  const label = (id: Name) => say(`deliveries.column.${id}`);
  return {
    event: {
      id: 'event',
      label: label('event'),
      cell: ({ kind }) => <What kind={kind} />,
      width: '22%',
    },
    state: { id: 'state', label: label('state'), cell: ({ state }) => <DeliveryState state={state} /> },
    attempts: { id: 'attempts', label: label('attempts'), cell: ({ attempts }) => number(attempts) },
    lastError: {
      id: 'lastError',
      label: label('lastError'),
      cell: (row) => (row.lastError === null ? null : <DeliveryError delivery={row} />),
      width: '20%',
    },
    queued: { id: 'queued', label: label('queued'), cell: (row) => <Queued delivery={row} /> },
  };
}

/** Of which news it tells, or which mail to a person it is. */
function What({ kind }: { kind: string | null }) {
  const say = useText();
  const personal = personMailKind.safeParse(kind);
  if (personal.success) return say(`deliveries.personMail.${personal.data}`);
  return kind === null ? say('deliveries.test') : <NewsKindText kind={kind} />;
}

/** Since when, and for how long it waits. */
function Queued({ delivery: { state, createdAt, nextAttemptAt } }: { delivery: Delivery }) {
  const say = useText();
  const now = useNow();
  return (
    <>
      <Ago at={createdAt} />
      {state === 'waiting' && new Date(nextAttemptAt) > now && (
        <div>
          {say('deliveries.nextTry')} <Ago at={nextAttemptAt} />
        </div>
      )}
    </>
  );
}
