import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import { LanguageMenu } from './language-menu.tsx';
import { ThemeMenu } from './theme-menu.tsx';

const useStyles = makeStyles({
  whole: { minHeight: '100dvh', display: 'flex', flexDirection: 'column' },
  top: {
    display: 'flex',
    alignItems: 'center',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  name: { flexGrow: 1 },
  main: {
    boxSizing: 'border-box',
    width: 'min(480px, 100%)',
    margin: `${tokens.spacingVerticalXXXL} auto auto`,
    padding: tokens.spacingHorizontalXXL,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
    '@media (max-width: 500px)': {
      margin: 0,
      borderRadius: 0,
      borderLeftStyle: 'none',
      borderRightStyle: 'none',
      boxShadow: 'none',
      padding: tokens.spacingHorizontalL,
    },
  },
});

/** A page for whoever is not signed in yet: one thing to do, nothing around it. */
export function BarePage({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  useEffect(() => {
    document.title = `${title} – Portkeeper`;
  }, [title]);
  return (
    <div className={styles.whole}>
      <header className={styles.top}>
        <Text className={styles.name} size={400} weight="semibold">
          Portkeeper
        </Text>
        <LanguageMenu />
        <ThemeMenu />
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  );
}
