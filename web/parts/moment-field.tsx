import { Field, Input } from '@fluentui/react-components';
import type { FieldProblem } from '../api-problem.ts';

interface Props {
  label: string;
  hint: string;
  /** As the browser's own field has it, in the reader's zone: `2026-12-01T09:30`. Empty: none. */
  value: string;
  onChange(value: string): void;
  isRequired?: boolean;
  problem: FieldProblem | undefined;
}

/** A date and a time in the reader's zone, which the hint names. */
export function MomentField({ label, hint, value, onChange, isRequired = false, problem }: Props) {
  return (
    <Field label={label} hint={hint} required={isRequired} validationMessage={problem?.message}>
      <Input type="datetime-local" value={value} onChange={(_event, data) => onChange(data.value)} />
    </Field>
  );
}
