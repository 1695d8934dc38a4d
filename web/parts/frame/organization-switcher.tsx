import {
  Button,
  Menu,
  MenuDivider,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  SearchBox,
  Text,
  tokens,
} from '@fluentui/react-components';
import { BuildingRegular, ChevronDownRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useChosenOrganization } from '../use-chosen-organization.ts';
import { useRead } from '../use-read.ts';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({
  button: { minWidth: 0, maxWidth: '100%', fontWeight: tokens.fontWeightRegular },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  alone: { padding: `0 ${tokens.spacingHorizontalS}`, color: tokens.colorNeutralForeground2 },
  list: { maxHeight: '60vh', overflowY: 'auto' },
});

/** From this many on, a field to find one by its name. */
const searchFrom = 8;

/** Which organization is looked at; a choice where there are several. */
export function OrganizationSwitcher({ onGo }: { onGo?: () => void }) {
  const say = useText();
  const styles = useStyles();
  const navigate = useNavigate();
  const { id } = useChosenOrganization();
  const [query, setQuery] = useState('');
  const all = useRead('listOrganizations', { query: { limit: searchFrom } });
  const found = useRead('listOrganizations', { query: { limit: 50, query } });
  const chosen = useRead('getOrganization', { params: { org: id ?? '' } }, { isWanted: id !== null });
  const name = chosen.data?.name ?? '';
  if (!all.data || id === null) return null;
  if (all.data.items.length < 2) return <Text className={styles.alone}>{name}</Text>;
  const go = (org: string | undefined) => {
    if (!org) return;
    setQuery('');
    onGo?.();
    void navigate(`/o/${org}/home`);
  };
  return (
    <Menu
      inline
      checkedValues={{ organization: [id] }}
      onCheckedValueChange={(_event, { checkedItems }) => go(checkedItems[0])}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          className={styles.button}
          appearance="subtle"
          icon={<BuildingRegular />}
          aria-label={say('frame.switchOrganization', { name })}
        >
          <span className={styles.name}>{name}</span>
          <ChevronDownRegular />
        </Button>
      </MenuTrigger>
      <MenuPopover>
        {all.data.items.length >= searchFrom && (
          <>
            <SearchBox
              value={query}
              onChange={(_event, { value }) => setQuery(value)}
              placeholder={say('frame.findOrganization')}
              aria-label={say('frame.findOrganization')}
            />
            <MenuDivider />
          </>
        )}
        <MenuList className={styles.list}>
          {found.data?.items.map((one) => (
            <MenuItemRadio key={one.id} name="organization" value={one.id}>
              {one.name}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
