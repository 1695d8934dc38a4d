import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { NavigationRegular } from '@fluentui/react-icons';
import { Link } from 'react-router';
import { Bell } from '../notices/bell.tsx';
import { useText } from '../use-text.ts';
import { AccountMenu } from './account-menu.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { OrganizationSwitcher } from './organization-switcher.tsx';
import { ThemeMenu } from './theme-menu.tsx';

export const topBarHeight = '48px';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    top: 0,
    zIndex: 100,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    height: topBarHeight,
    boxSizing: 'border-box',
    padding: `0 ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 767px)': { padding: `0 ${tokens.spacingHorizontalXS}` },
  },
  name: {
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  organization: { minWidth: 0, flexGrow: 1, display: 'flex' },
});

/** `onMenu` opens the navigation where there is no room to show it all the time. */
export function TopBar({ onMenu }: { onMenu: (() => void) | null }) {
  const say = useText();
  const styles = useStyles();
  return (
    <header className={styles.bar} data-print="hide">
      {onMenu && (
        <Button
          appearance="subtle"
          icon={<NavigationRegular />}
          aria-label={say('frame.openNavigation')}
          onClick={onMenu}
        />
      )}
      <Link to="/" className={styles.name}>
        <Text weight="semibold" size={400}>
          Portkeeper
        </Text>
      </Link>
      <div className={styles.organization}>{!onMenu && <OrganizationSwitcher />}</div>
      <Bell />
      <LanguageMenu />
      <ThemeMenu />
      <AccountMenu />
    </header>
  );
}
