import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular, DismissCircleRegular } from '@fluentui/react-icons';
import { useFormats } from '../use-formats.ts';
import { useText } from '../use-text.ts';
import type { BulkAnswer } from './desk-bulk-dialog.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    maxHeight: '40vh',
    overflowY: 'auto',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  row: { display: 'flex', gap: tokens.spacingHorizontalS, overflowWrap: 'anywhere' },
});

/** What would happen, or happened, to each order. Says nothing while it is not known. */
export function DeskBulkOutcomes({ answer }: { answer: BulkAnswer | null }) {
  const say = useText();
  const styles = useStyles();
  const { date } = useFormats();
  if (answer === null) return null;
  const { isPreview, doneCount, refusedCount, items } = answer;
  const what = isPreview ? 'porting-desk.bulk.would' : 'porting-desk.bulk.did';
  return (
    <>
      <Text role="status" weight="semibold">
        {say(what, { done: doneCount, refused: refusedCount })}
      </Text>
      {/* A list that scrolls is reached by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls. */}
      <ul className={styles.list} tabIndex={0} aria-label={say('porting-desk.bulk.outcomes')}>
        {items.map(({ orderId, code, message, purchaseOrderNumber, status, dueDate, numberCount }) => (
          <li key={orderId} className={styles.row}>
            {code === 'ok' ? <CheckmarkCircleRegular /> : <DismissCircleRegular />}
            <span>
              {code === 'ok'
                ? say('porting-desk.bulk.one', {
                    pon: purchaseOrderNumber,
                    status: say(`order.status.${status}`),
                    count: numberCount,
                    hasDate: dueDate !== null && status === 'confirmed' ? 'yes' : 'no',
                    date: dueDate === null ? '' : date(dueDate),
                  })
                : say('porting-desk.bulk.oneRefused', { id: orderId, why: message })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
