import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  icon: { fontSize: '32px', lineHeight: 0, flexShrink: 0 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  waiting: { color: tokens.colorStatusWarningForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  neutral: { color: tokens.colorNeutralForeground2 },
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  sentence: { overflowWrap: 'anywhere' },
});

interface Props {
  /** How it is to be felt; the icon and the title say the same without the colour. */
  tone: 'good' | 'waiting' | 'bad' | 'neutral';
  icon: ReactElement;
  title: string;
  children?: ReactNode;
}

/** How something stands: an icon, one line, and below it what follows from it. */
export function StateLine({ tone, icon, title, children }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <span className={mergeClasses(styles.icon, styles[tone])}>{icon}</span>
      <div className={styles.words}>
        <Text size={400} weight="semibold" className={styles.sentence}>
          {title}
        </Text>
        {children}
      </div>
    </div>
  );
}
