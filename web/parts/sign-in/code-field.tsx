import { Field, Input } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';

interface Props {
  label: string;
  value: string;
  onChange(value: string): void;
  /** Six digits, which a phone may offer by itself; else any letters. */
  isNumeric?: boolean;
  problem?: string | undefined;
  hint?: string;
  /** It has come up while the person was elsewhere in the form. */
  takesFocus?: boolean;
}

/** A code that is good once. */
export function CodeField({ label, value, onChange, isNumeric = true, problem, hint, takesFocus }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  return (
    <Field
      label={label}
      hint={hint}
      validationMessage={problem}
      validationState={problem === undefined ? 'none' : 'error'}
    >
      <Input
        ref={input}
        required
        value={value}
        inputMode={isNumeric ? 'numeric' : undefined}
        autoComplete={isNumeric ? 'one-time-code' : 'off'}
        autoCapitalize="none"
        spellCheck={false}
        onChange={(_event, data) => onChange(data.value)}
      />
    </Field>
  );
}
