import { Field, Textarea } from '@fluentui/react-components';
import type { FieldProblem } from '../../api-problem.ts';

interface Props {
  label: string;
  value: string;
  onChange(value: string): void;
  isRequired?: boolean;
  problem?: FieldProblem | undefined;
}

/** A person's own words beside an act, for the record. */
export function NoteField({ label, value, onChange, isRequired = false, problem }: Props) {
  return (
    <Field label={label} required={isRequired} validationMessage={problem?.message}>
      <Textarea value={value} maxLength={1000} onChange={(_event, data) => onChange(data.value)} />
    </Field>
  );
}
