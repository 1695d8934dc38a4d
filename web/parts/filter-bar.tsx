import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { FilterDismissRegular, FilterRegular } from '@fluentui/react-icons';
import { type ReactNode, useId, useState } from 'react';
import { useIsNarrow } from './use-is-narrow.ts';
import { useText } from './use-text.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    marginBottom: tokens.spacingVerticalL,
  },
  fields: { display: 'contents' },
});

interface Props {
  isAny: boolean;
  onClear(): void;
  /** `FilterText`, `FilterSelect` and `FilterDate`. */
  children: ReactNode;
  /** At the end: exports and the like. */
  actions?: ReactNode;
}

/** What narrows a list. On a phone it is behind a button, so that the list itself is seen first. */
export function FilterBar({ isAny, onClear, children, actions }: Props) {
  const say = useText();
  const styles = useStyles();
  const isNarrow = useIsNarrow();
  const [isOpen, setOpen] = useState(isAny);
  const id = useId();
  const clear = isAny && (
    <Button appearance="subtle" icon={<FilterDismissRegular />} onClick={onClear}>
      {say('parts.clearFilters')}
    </Button>
  );
  return (
    <search className={styles.bar} aria-label={say('parts.filters')} data-print="hide">
      {isNarrow && (
        <Button
          icon={<FilterRegular />}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {say('parts.filters')}
        </Button>
      )}
      <div id={id} className={styles.fields}>
        {(!isNarrow || isOpen) && children}
      </div>
      {clear}
      {actions}
    </search>
  );
}
