import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { type AnswerOf, request } from '../../api.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { useAct } from '../use-act.ts';
import { useFormats } from '../use-formats.ts';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';
import { HolidayAdd } from './holiday-add.tsx';
import { useHolidayName } from './use-holiday-name.ts';

export type Holiday = AnswerOf<'getOperatorHolidays'>['holidays'][number];

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', maxWidth: '760px' },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: `0 ${tokens.spacingHorizontalL}`,
    minHeight: '32px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  date: { width: '8em', flexShrink: 0 },
  name: { flexGrow: 1, overflowWrap: 'anywhere' },
});

/** The holidays of a year, to be added to, taken from and set back by whoever may. */
export function HolidayList({ year }: { year: AnswerOf<'getOperatorHolidays'> }) {
  const say = useText();
  const styles = useStyles();
  const { date: dateText } = useFormats();
  const nameOf = useHolidayName();
  const mayChange = usePlace().can('operator_settings.change');
  const state = useRef<HTMLParagraphElement>(null);
  const { holidays, isOwn, federalHolidays } = year;
  const act = useAct(
    (changed: readonly Holiday[]) =>
      request('replaceOperatorHolidays', {
        params: { year: String(year.year) },
        body: { holidays: [...changed] },
      }),
    ['getOperatorHolidays'],
  );
  // What was pressed may be gone afterwards: the keyboard goes on from what it led to.
  const replace = async (changed: readonly Holiday[]) => {
    if ((await act.run(changed)) !== null) state.current?.focus();
  };
  return (
    <>
      <Text as="p" ref={state} tabIndex={-1} role="status">
        {say(isOwn ? 'operator-settings.holidays.own' : 'operator-settings.holidays.federal', {
          count: holidays.length,
        })}
      </Text>
      <ul className={styles.list}>
        {holidays.map((holiday) => (
          <li key={holiday.date} className={styles.row}>
            <time className={styles.date} dateTime={holiday.date}>
              {dateText(holiday.date)}
            </time>
            <span className={styles.name}>{nameOf(holiday.name)}</span>
            {mayChange && (
              <Button
                appearance="subtle"
                icon={<DeleteRegular />}
                aria-label={say('operator-settings.holidays.remove', { name: nameOf(holiday.name) })}
                disabledFocusable={act.isActing}
                onClick={() => void replace(holidays.filter(({ date }) => date !== holiday.date))}
              />
            )}
          </li>
        ))}
      </ul>
      {act.problem?.errors.length === 0 && <ProblemMessage problem={act.problem} />}
      {mayChange && <HolidayAdd holidays={holidays} onAdd={act.run} problem={act.problem} />}
      {mayChange && isOwn && (
        <div>
          <Button disabledFocusable={act.isActing} onClick={() => void replace(federalHolidays)}>
            {say('operator-settings.holidays.reset')}
          </Button>
        </div>
      )}
    </>
  );
}
