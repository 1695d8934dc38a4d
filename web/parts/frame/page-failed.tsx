import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { EmptyState } from '../empty-state.tsx';
import { PageHeader } from '../page-header.tsx';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({ main: { padding: tokens.spacingHorizontalXXL } });

/** A fault of ours in a page, or a page that cannot be loaded: a newer version may have taken its place. */
export function PageFailed({ isInFrame = false }: { isInFrame?: boolean }) {
  const say = useText();
  const styles = useStyles();
  const Around = isInFrame ? 'div' : 'main';
  return (
    <Around className={isInFrame ? undefined : styles.main}>
      <PageHeader title={say('frame.pageFailed')} />
      <EmptyState title={say('frame.pageFailedWhy')}>
        <Button appearance="primary" onClick={() => location.reload()}>
          {say('frame.reload')}
        </Button>
      </EmptyState>
    </Around>
  );
}
