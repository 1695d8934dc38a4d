import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ApiProblem } from '../../api-problem.ts';
import { useText } from '../use-text.ts';
import type { Holiday } from './holiday-list.tsx';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  name: { flexGrow: 1, minWidth: '220px', maxWidth: '420px' },
  // In line with the inputs, whose labels stand above them.
  button: { marginTop: '24px' },
});

const nothing = { date: '', name: '' };

interface Props {
  holidays: readonly Holiday[];
  /** Gives null when it was refused. */
  onAdd(holidays: readonly Holiday[]): Promise<unknown>;
  problem: ApiProblem | null;
}

/** One more holiday of the year. It goes to the server last, so what is said of the last is said of it. */
export function HolidayAdd({ holidays, onAdd, problem }: Props) {
  const say = useText();
  const styles = useStyles();
  const [added, setAdded] = useState(nothing);
  const fault = (member: keyof Holiday) => {
    const error = problem?.fieldError(`/holidays/${holidays.length}/${member}`);
    return error && added[member] === '' ? say('office.required') : error?.message;
  };
  const add = async () => {
    if ((await onAdd([...holidays, added])) !== null) setAdded(nothing);
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label={say('operator-settings.holidays.date')} validationMessage={fault('date')}>
        <Input
          type="date"
          value={added.date}
          onChange={(_event, { value }) => setAdded({ ...added, date: value })}
        />
      </Field>
      <Field
        className={styles.name}
        label={say('operator-settings.holidays.name')}
        validationMessage={fault('name')}
      >
        <Input
          value={added.name}
          autoComplete="off"
          onChange={(_event, { value }) => setAdded({ ...added, name: value })}
        />
      </Field>
      <Button type="submit" className={styles.button}>
        {say('operator-settings.holidays.add')}
      </Button>
    </form>
  );
}
