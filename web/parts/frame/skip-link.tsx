import { makeStyles, tokens } from '@fluentui/react-components';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({
  link: {
    position: 'fixed',
    top: tokens.spacingVerticalXS,
    left: tokens.spacingHorizontalXS,
    zIndex: 2000,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    boxShadow: tokens.shadow16,
    ':not(:focus)': { transform: 'translateY(-200%)' },
  },
});

/** The first thing the Tab key reaches: past the bar and the navigation. */
export function SkipLink() {
  const say = useText();
  const styles = useStyles();
  return (
    <a className={styles.link} href="#main" data-print="hide">
      {say('frame.skipToMain')}
    </a>
  );
}
