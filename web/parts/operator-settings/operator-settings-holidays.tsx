import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { FilterSelect } from '../filter-select.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import { useNow } from '../use-now.ts';
import { useRead } from '../use-read.ts';
import { useText } from '../use-text.ts';
import { HolidayList } from './holiday-list.tsx';

/** The years an operator keeps a calendar for: the last one for looking back, and some ahead. */
const yearsAround = [-1, 0, 1, 2, 3, 4];

/** The holidays of a year, which deadlines and due dates are counted by. */
export function OperatorSettingsHolidays() {
  const say = useText();
  const thisYear = useNow().getFullYear();
  const [year, setYear] = useState(String(thisYear));
  const { data, error, refetch } = useRead('getOperatorHolidays', { params: { year } });
  const years = yearsAround.map((offset) => String(thisYear + offset));
  return (
    <SectionCard title={say('operator-settings.holidays')}>
      <Text>{say('operator-settings.holidays.what')}</Text>
      <FilterSelect
        label={say('operator-settings.holidays.year')}
        value={year}
        options={years.map((value) => ({ value, text: value }))}
        onChange={setYear}
      />
      {!data && !error && <SkeletonRows count={5} />}
      <ProblemMessage problem={data ? null : error} onRetry={() => refetch()} />
      {data && <HolidayList key={year} year={data} />}
    </SectionCard>
  );
}
