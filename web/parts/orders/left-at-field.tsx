import { Field, Input } from '@fluentui/react-components';
import type { FieldProblem } from '../../api-problem.ts';
import { useFormats } from '../use-formats.ts';
import { useText } from '../use-text.ts';

interface Props {
  /** As the browser's own field has it, in the reader's zone: `2026-12-01T09:30`. Empty: now. */
  value: string;
  onChange(value: string): void;
  problem: FieldProblem | undefined;
}

/** When the numbers left, for whoever completes an order later. */
export function LeftAtField({ value, onChange, problem }: Props) {
  const say = useText();
  const { zoneName } = useFormats();
  const zone = zoneName(Intl.DateTimeFormat().resolvedOptions().timeZone);
  return (
    <Field
      label={say('port-order.complete.at')}
      hint={say('port-order.complete.atHint', { zone })}
      validationMessage={problem?.message}
    >
      <Input type="datetime-local" value={value} onChange={(_event, data) => onChange(data.value)} />
    </Field>
  );
}
