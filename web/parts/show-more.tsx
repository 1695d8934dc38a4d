import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useFormats } from './use-formats.ts';
import { useText } from './use-text.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    marginTop: tokens.spacingVerticalL,
  },
});

interface Props {
  count: number;
  hasMore: boolean;
  isReadingMore: boolean;
  showMore(): unknown;
}

/** Under a list that is read page by page: how many are shown, and the next ones. */
export function ShowMore({ count, hasMore, isReadingMore, showMore }: Props) {
  const say = useText();
  const styles = useStyles();
  const { number } = useFormats();
  return (
    <div className={styles.row}>
      <Text role="status">
        {say(hasMore ? 'parts.shownSoFar' : 'parts.shownAll', { count, text: number(count) })}
      </Text>
      {hasMore && (
        <Button
          onClick={() => showMore()}
          disabledFocusable={isReadingMore}
          icon={isReadingMore ? <Spinner size="tiny" /> : null}
          data-print="hide"
        >
          {say('parts.showMore')}
        </Button>
      )}
    </div>
  );
}
