import { Field, Input, makeStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

const useStyles = makeStyles({
  field: { width: '200px', maxWidth: '100%', '@media (max-width: 767px)': { width: '100%' } },
});

interface Props {
  label: string;
  value: string;
  onChange(value: string): void;
  /** What is wrong with what is typed. */
  problem?: string;
  inputMode?: 'text' | 'tel';
}

const pauseMs = 400;

/** A filter that is typed: it takes effect after a pause, or at once with the Enter key. */
export function FilterText({ label, value, onChange, problem, inputMode = 'text' }: Props) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <Field
      label={label}
      className={useStyles().field}
      validationMessage={problem}
      validationState={problem ? 'error' : 'none'}
    >
      <Input
        value={typed}
        inputMode={inputMode}
        onChange={(_event, data) => setTyped(data.value)}
        onKeyDown={({ key }) => key === 'Enter' && onChange(typed)}
      />
    </Field>
  );
}
