import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { FilterDismissRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useText } from './use-text.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    marginBottom: tokens.spacingVerticalL,
  },
});

interface Props {
  isAny: boolean;
  onClear(): void;
  /** `FilterText`, `FilterSelect` and `FilterDate`. */
  children: ReactNode;
  /** At the end: exports and the like. */
  actions?: ReactNode;
}

/** What narrows a list. */
export function FilterBar({ isAny, onClear, children, actions }: Props) {
  const say = useText();
  return (
    <search className={useStyles().bar} aria-label={say('parts.filters')} data-print="hide">
      {children}
      {isAny && (
        <Button appearance="subtle" icon={<FilterDismissRegular />} onClick={onClear}>
          {say('parts.clearFilters')}
        </Button>
      )}
      {actions}
    </search>
  );
}
