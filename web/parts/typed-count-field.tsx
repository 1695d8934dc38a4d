import { Field, Input } from '@fluentui/react-components';

interface Props {
  /** Says what is counted, and how many they are. */
  label: string;
  value: string;
  onChange(value: string): void;
}

/** How many something is done to, typed: the proof that it was meant. */
export function TypedCountField({ label, value, onChange }: Props) {
  return (
    <Field label={label}>
      <Input
        inputMode="numeric"
        autoComplete="off"
        value={value}
        onChange={(_event, data) => onChange(data.value)}
      />
    </Field>
  );
}
