import { Field, Input, makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  field: { width: '160px', '@media (max-width: 767px)': { flexGrow: 1, width: '120px' } },
});

interface Props {
  label: string;
  /** `YYYY-MM-DD` or empty. */
  value: string;
  onChange(value: string): void;
}

/** A filter by day. */
export function FilterDate({ label, value, onChange }: Props) {
  return (
    <Field label={label} className={useStyles().field}>
      <Input type="date" value={value} onChange={(_event, data) => onChange(data.value)} />
    </Field>
  );
}
