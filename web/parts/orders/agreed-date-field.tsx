import { Field, Input } from '@fluentui/react-components';
import type { FieldProblem } from '../../api-problem.ts';
import { useText } from '../use-text.ts';

interface Props {
  /** `YYYY-MM-DD`; empty: as the carrier asked. */
  value: string;
  onChange(value: string): void;
  problem: FieldProblem | undefined;
}

/** The date agreed upon, for whoever confirms an order for another one than was asked for. */
export function AgreedDateField({ value, onChange, problem }: Props) {
  const say = useText();
  return (
    <Field
      label={say('port-order.confirm.date')}
      hint={say('port-order.confirm.dateHint')}
      validationMessage={problem?.message}
    >
      <Input type="date" value={value} onChange={(_event, data) => onChange(data.value)} />
    </Field>
  );
}
