import { Checkbox, Field } from '@fluentui/react-components';
import { useState } from 'react';
import type { ApiProblem } from '../../api-problem.ts';
import { ApiField } from '../api-field.tsx';
import { PinField } from '../pin/pin-field.tsx';
import { useFormats } from '../use-formats.ts';
import { useText } from '../use-text.ts';
import type { CorrectionInput } from './correction-of.ts';
import type { Order } from './order-next-step.tsx';
import { OrderNumbersField } from './order-numbers-field.tsx';

interface Props {
  order: Order;
  input: CorrectionInput;
  onChange(input: CorrectionInput): void;
  problem: ApiProblem | null;
}

/** The request of an order, to be written otherwise. */
export function OrderCorrectFields({ order, input, onChange, problem }: Props) {
  const say = useText();
  const { zoneName } = useFormats();
  const [isPinShown, setPinShown] = useState(false);
  return (
    <>
      <OrderNumbersField
        value={input.numbers}
        onChange={(numbers) => onChange({ ...input, numbers })}
        problem={problem}
      />
      <ApiField
        label={say('port-order.supplement.field.accountNumber')}
        path="/accountNumber"
        problem={problem}
        value={input.accountNumber}
        onChange={(accountNumber) => onChange({ ...input, accountNumber })}
      />
      <ApiField
        label={say('port-order.supplement.field.postalCode')}
        path="/postalCode"
        problem={problem}
        value={input.postalCode}
        onChange={(postalCode) => onChange({ ...input, postalCode })}
      />
      <PinField
        label={say('port-out-pin.field')}
        hint={say('port-order.correct.pinHint')}
        problem={problem?.fieldError('/pin')?.message}
        value={input.pin}
        isShown={isPinShown}
        onChange={(pin) => onChange({ ...input, pin })}
        onToggle={() => setPinShown(!isPinShown)}
      />
      <ApiField
        label={say('port-order.facts.desired')}
        path="/desiredDueDate"
        problem={problem}
        value={input.desiredDueDate}
        onChange={(desiredDueDate) => onChange({ ...input, desiredDueDate })}
        type="date"
        hint={say('port-order.correct.dateHint', { zone: zoneName(order.timeZone) })}
      />
      <Field validationMessage={problem?.fieldError('/agencyAuthorization')?.message}>
        <Checkbox
          label={say('port-order.correct.authorized')}
          checked={input.isAuthorized}
          onChange={(_event, { checked }) => onChange({ ...input, isAuthorized: checked === true })}
        />
      </Field>
    </>
  );
}
