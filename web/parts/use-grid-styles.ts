import { makeStyles, tokens } from '@fluentui/react-components';

/** How heads and cells of every table of rows look. */
export const useGridStyles = makeStyles({
  cell: {
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalS,
    overflowWrap: 'anywhere',
  },
  head: { fontWeight: tokens.fontWeightSemibold },
});
