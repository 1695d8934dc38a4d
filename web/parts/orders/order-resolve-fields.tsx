import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import type { ApiProblem } from '../../api-problem.ts';
import { useText } from '../use-text.ts';
import { AgreedDateField } from './agreed-date-field.tsx';
import type { ActInput } from './order-act-dialog.tsx';
import type { Order } from './order-next-step.tsx';

export type DisputeOutcome = 'dismissed' | 'cancelled' | 'returned';

/** How a dispute can end now: the API offers to cancel while the numbers are here, and only then. */
export function outcomesOf({ actions = [] }: Order): DisputeOutcome[] {
  return ['dismissed', actions.includes('cancel') ? 'cancelled' : 'returned'];
}

interface Props {
  order: Order;
  input: ActInput;
  onChange(input: ActInput): void;
  problem: ApiProblem | null;
}

/** How the dispute ends, each way with what follows from it. */
export function OrderResolveFields({ order, input, onChange, problem }: Props) {
  const say = useText();
  const { outcome } = input;
  const where = order.actions?.includes('cancel') ? 'here' : 'gone';
  return (
    <>
      <Field label={say('port-order.resolve.outcome')} required>
        <RadioGroup
          value={outcome}
          onChange={(_event, { value }) => onChange({ ...input, outcome: value as DisputeOutcome })}
        >
          {outcomesOf(order).map((one) => (
            <Radio key={one} value={one} label={say(`port-order.resolve.${one}.${where}`)} />
          ))}
        </RadioGroup>
      </Field>
      {outcome === 'dismissed' && where === 'here' && (
        <AgreedDateField
          value={input.dueDate}
          onChange={(dueDate) => onChange({ ...input, dueDate })}
          problem={problem?.fieldError('/dueDate')}
        />
      )}
    </>
  );
}
