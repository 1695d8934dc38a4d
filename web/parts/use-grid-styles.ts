import { makeStyles, tokens } from '@fluentui/react-components';

/** How heads and cells of every table of rows look. */
export const useGridStyles = makeStyles({
  /** Wider than its place only where a word would not fit: then it scrolls, and nothing lies over another. */
  frame: { overflowX: 'auto' },
  table: { tableLayout: 'auto' },
  cell: {
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalS,
    overflowWrap: 'break-word',
  },
  head: { fontWeight: tokens.fontWeightSemibold },
});
