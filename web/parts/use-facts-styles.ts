import { makeStyles, tokens } from '@fluentui/react-components';

/** How a list of named facts looks: a `dl` of `facts`, its `dt`s of `name` and its `dd`s of `fact`. */
export const useFactsStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, max-content) 1fr',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    margin: 0,
    // Beside a long name an address would be left the width of a few letters.
    '@media (max-width: 500px)': { gridTemplateColumns: '1fr', rowGap: tokens.spacingVerticalXXS },
  },
  name: { color: tokens.colorNeutralForeground2 },
  fact: {
    margin: 0,
    overflowWrap: 'anywhere',
    '@media (max-width: 500px)': { marginBottom: tokens.spacingVerticalS },
  },
});
