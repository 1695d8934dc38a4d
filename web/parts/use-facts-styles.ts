import { makeStyles, tokens } from '@fluentui/react-components';

/** How a list of named facts looks: a `dl` of `facts`, its `dt`s of `name` and its `dd`s of `fact`. */
export const useFactsStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, max-content) 1fr',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    margin: 0,
  },
  name: { color: tokens.colorNeutralForeground2 },
  fact: { margin: 0, overflowWrap: 'anywhere' },
});
