import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalM,
    maxWidth: '520px',
    margin: `${tokens.spacingVerticalXXXL} auto`,
    textAlign: 'center',
    '& > svg': { fontSize: '40px', color: tokens.colorNeutralForeground3 },
  },
});

interface Props {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
}

/** Nothing is here: says what will be, and what to do. */
export function EmptyState({ icon, title, children }: Props) {
  return (
    <div className={useStyles().box}>
      {icon}
      <Text size={400} weight="semibold">
        {title}
      </Text>
      {children}
    </div>
  );
}
