import { Field, makeStyles, Select } from '@fluentui/react-components';

const useStyles = makeStyles({
  field: {
    minWidth: '180px',
    maxWidth: '320px',
    '@media (max-width: 767px)': { width: '100%', maxWidth: '100%' },
  },
  // As wide as its longest choice, but never over what stands beside it.
  select: { width: '100%', minWidth: 0 },
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
  const styles = useStyles();
  return (
    <Field label={label} className={styles.field}>
      <Select className={styles.select} value={value} onChange={(_event, data) => onChange(data.value)}>
        {options.map(({ value: one, text }) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}
