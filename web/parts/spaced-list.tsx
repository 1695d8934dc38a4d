import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
});

interface Props {
  /** Where no heading says what is listed. */
  label?: string;
  /** `li`s. */
  children: ReactNode;
}

/** Things one below the other, without bullets. */
export function SpacedList({ label, children }: Props) {
  return (
    <ul className={useStyles().list} aria-label={label}>
      {children}
    </ul>
  );
}
