import { Field, Select } from '@fluentui/react-components';
import type { FieldProblem } from '../../api-problem.ts';
import { useText } from '../use-text.ts';

/** What a person may refuse with, the commonest first. */
const refusalReasons = [
  'agency_authorization_missing',
  'pin_mismatch',
  'customer_info_mismatch',
  'number_locked',
  'due_date_too_far',
];

interface Props {
  value: string;
  onChange(value: string): void;
  problem?: FieldProblem | undefined;
}

/** Why an order is refused, as its carrier will read it. */
export function RefusalReasonField({ value, onChange, problem }: Props) {
  const say = useText();
  return (
    <Field label={say('port-order.refuse.reason')} validationMessage={problem?.message}>
      <Select value={value} onChange={(_event, data) => onChange(data.value)}>
        {refusalReasons.map((code) => (
          <option key={code} value={code}>
            {say(`port-order.reason.${code}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
