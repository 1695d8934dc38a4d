import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { NavLink } from 'react-router';
import { useChosenOrganization } from '../use-chosen-organization.ts';
import { mayAt } from '../use-place.ts';
import { useSession } from '../use-session.ts';
import { useText } from '../use-text.ts';
import { type NavGroup, type NavItem, navGroups } from './nav-items.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  afterGroup: { marginTop: tokens.spacingVerticalM },
  heading: {
    display: 'block',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
    color: tokens.colorNeutralForeground2,
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '36px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    borderLeft: `3px solid transparent`,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    fontSize: tokens.fontSizeBase300,
    '& svg': { fontSize: '20px', flexShrink: 0 },
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
    // Where the system paints every border, only the page one is on keeps its mark.
    '@media (forced-colors: active)': { borderLeftColor: 'Canvas' },
    '@media (max-width: 767px)': { minHeight: '44px' },
  },
  here: {
    borderLeftColor: tokens.colorCompoundBrandStroke,
    backgroundColor: tokens.colorNeutralBackground3Selected,
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': { borderLeftColor: 'Highlight' },
  },
});

/** The left navigation: only what exists for this person. `onGo` is told when somebody goes somewhere. */
export function SideNav({ onGo }: { onGo?: () => void }) {
  const say = useText();
  const styles = useStyles();
  const { id } = useChosenOrganization();
  const { data: session } = useSession();
  const isShown = ({ path, needs }: NavItem) =>
    mayAt(session, id ?? '', needs) && (id !== null || !path.includes(':org'));
  const groups = navGroups
    .map((group) => ({ ...group, items: group.items.filter(isShown) }))
    .filter(({ items }) => items.length > 0);
  return (
    <nav aria-label={say('frame.navigation')}>
      <ul className={styles.list}>
        {groups.map((group) => (
          <Group key={group.items[0]?.path} group={group} org={id ?? ''} onGo={onGo} />
        ))}
      </ul>
    </nav>
  );
}

function Group({ group, org, onGo }: { group: NavGroup; org: string; onGo?: () => void }) {
  const say = useText();
  const styles = useStyles();
  const links = group.items.map(({ text, Icon, path }) => (
    <li key={path} className={group.isApart && path === group.items[0]?.path ? styles.afterGroup : undefined}>
      <NavLink
        to={path.replace(':org', org)}
        onClick={onGo}
        className={({ isActive }) => mergeClasses(styles.link, isActive && styles.here)}
      >
        <Icon />
        {say(text)}
      </NavLink>
    </li>
  ));
  if (group.text === null) return links;
  const headingId = `nav-${group.text}`;
  return (
    <li>
      <Text size={200} weight="semibold" className={styles.heading} id={headingId}>
        {say(group.text)}
      </Text>
      <ul className={styles.list} aria-labelledby={headingId}>
        {links}
      </ul>
    </li>
  );
}
