import type { ApiProblem } from '../../api-problem.ts';
import { TypedCountField } from '../typed-count-field.tsx';
import { useText } from '../use-text.ts';
import { AgreedDateField } from './agreed-date-field.tsx';
import { LeftAtField } from './left-at-field.tsx';
import { NoteField } from './note-field.tsx';
import type { ActInput } from './order-act-dialog.tsx';
import type { OrderAct } from './order-actions.tsx';
import { RefusalReasonField } from './refusal-reason-field.tsx';

const noteLabels: Partial<Record<OrderAct, string>> = {
  dispute: 'port-order.dispute.note',
  callOff: 'port-order.why',
  resolve: 'port-order.why',
};

interface Props {
  act: OrderAct;
  input: ActInput;
  onChange(input: ActInput): void;
  problem: ApiProblem | null;
  /** How many numbers leave, when that has to be typed. */
  countAsked: number | null;
}

/** What an act on an order needs, beside the person's will. */
export function OrderActFields({ act, input, onChange, problem, countAsked }: Props) {
  const say = useText();
  return (
    <>
      {act === 'refuse' && (
        <RefusalReasonField
          value={input.reason}
          onChange={(reason) => onChange({ ...input, reason })}
          problem={problem?.fieldError('/reason')}
        />
      )}
      {act === 'confirm' && (
        <AgreedDateField
          value={input.dueDate}
          onChange={(dueDate) => onChange({ ...input, dueDate })}
          problem={problem?.fieldError('/dueDate')}
        />
      )}
      {act === 'complete' ? (
        <LeftAtField
          value={input.leftAt}
          onChange={(leftAt) => onChange({ ...input, leftAt })}
          problem={problem?.fieldError('/completedAt')}
        />
      ) : (
        <NoteField
          label={say(noteLabels[act] ?? 'port-order.note')}
          value={input.note}
          onChange={(note) => onChange({ ...input, note })}
          isRequired={act === 'callOff' || act === 'resolve'}
          problem={problem?.fieldError('/note')}
        />
      )}
      {countAsked !== null && (
        <TypedCountField
          label={say('port-order.typeCount', { count: countAsked })}
          value={input.typedCount}
          onChange={(typedCount) => onChange({ ...input, typedCount })}
        />
      )}
    </>
  );
}
