import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import type { ApiProblem } from '../api-problem.ts';
import { LeftAtField } from './left-at-field.tsx';
import type { ActInput } from './order-act-dialog.tsx';
import type { OrderAct } from './order-actions.tsx';
import { useText } from './use-text.ts';

/** What a person may refuse with, the commonest first. */
export const refusalReasons = [
  'agency_authorization_missing',
  'pin_mismatch',
  'customer_info_mismatch',
  'number_locked',
  'due_date_too_far',
];

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
        <Field
          label={say('port-order.refuse.reason')}
          validationMessage={problem?.fieldError('/reason')?.message}
        >
          <Select
            value={input.reason}
            onChange={(_event, { value }) => onChange({ ...input, reason: value })}
          >
            {refusalReasons.map((code) => (
              <option key={code} value={code}>
                {say(`port-order.reason.${code}`)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {act === 'confirm' && (
        <Field
          label={say('port-order.confirm.date')}
          hint={say('port-order.confirm.dateHint')}
          validationMessage={problem?.fieldError('/dueDate')?.message}
        >
          <Input
            type="date"
            value={input.dueDate}
            onChange={(_event, { value }) => onChange({ ...input, dueDate: value })}
          />
        </Field>
      )}
      {act === 'complete' ? (
        <LeftAtField
          value={input.leftAt}
          onChange={(leftAt) => onChange({ ...input, leftAt })}
          problem={problem?.fieldError('/completedAt')}
        />
      ) : (
        <Field
          label={say(noteLabels[act] ?? 'port-order.note')}
          required={act === 'callOff' || act === 'resolve'}
          validationMessage={problem?.fieldError('/note')?.message}
        >
          <Textarea
            value={input.note}
            maxLength={1000}
            onChange={(_event, { value }) => onChange({ ...input, note: value })}
          />
        </Field>
      )}
      {countAsked !== null && (
        <Field label={say('port-order.typeCount', { count: countAsked })}>
          <Input
            inputMode="numeric"
            autoComplete="off"
            value={input.typedCount}
            onChange={(_event, { value }) => onChange({ ...input, typedCount: value })}
          />
        </Field>
      )}
    </>
  );
}
