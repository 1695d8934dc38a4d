import { Field, makeStyles, Select } from '@fluentui/react-components';

const useStyles = makeStyles({
  field: { width: '180px', maxWidth: '100%', '@media (max-width: 767px)': { width: '100%' } },
});

interface Props {
  label: string;
  value: string;
  /** The first is usually "all", with an empty value. */
  options: readonly { value: string; text: string }[];
  onChange(value: string): void;
}

/** A filter with a few choices. */
export function FilterSelect({ label, value, options, onChange }: Props) {
  return (
    <Field label={label} className={useStyles().field}>
      <Select value={value} onChange={(_event, data) => onChange(data.value)}>
        {options.map(({ value: one, text }) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}
