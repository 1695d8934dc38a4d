import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Text } from '@fluentui/react-components';
import { Grid } from '../grid.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { ShowMore } from '../show-more.tsx';
import { useFormats } from '../use-formats.ts';
import { usePlace } from '../use-place.ts';
import { useReadList } from '../use-read.ts';
import { useText } from '../use-text.ts';
import { endedColumns } from './lock-columns.tsx';

/** The locks that have ended, read once somebody wants to see them. */
export function LocksEnded() {
  const say = useText();
  return (
    <Accordion collapsible>
      <AccordionItem value="ended">
        <AccordionHeader as="h2">{say('protection.ended')}</AccordionHeader>
        <AccordionPanel>
          <EndedList />
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

function EndedList() {
  const say = useText();
  const formats = useFormats();
  const { org } = usePlace();
  const list = useReadList('listPortOutLocks', { params: { org }, query: { standing: 'false' } });
  const { items, error } = list;
  if (error && !items) return <ProblemMessage problem={error} onRetry={() => list.refetch()} />;
  if (items?.length === 0) return <Text>{say('protection.noneEnded')}</Text>;
  return (
    <>
      <Grid
        label={say('protection.ended')}
        columns={endedColumns(say, formats)}
        rows={items}
        keyOf={({ id }) => id}
      />
      {items && <ShowMore {...list} count={items.length} />}
    </>
  );
}
