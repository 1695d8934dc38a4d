import {
  Avatar,
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { PersonRegular, SignOutRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { request } from '../../api.ts';
import { useAct } from '../use-act.ts';
import { endSession, useSession } from '../use-session.ts';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({
  person: { height: 'auto', overflowWrap: 'anywhere', fontWeight: tokens.fontWeightRegular },
});

export function AccountMenu() {
  const say = useText();
  const styles = useStyles();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: session } = useSession();
  const signOut = useAct(async () => {
    const { providerUrl } = await request('signOut', {});
    await navigate('/sign-in');
    endSession(client);
    // There they are signed in as well, and who comes next to this browser would be.
    if (providerUrl !== null) location.assign(providerUrl);
  });
  if (!session) return null;
  const { name, email } = session.user;
  return (
    <Menu inline>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<Avatar name={name} size={28} color="colorful" aria-hidden />}
          aria-label={say('frame.account', { name })}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader className={styles.person}>
              {name}
              <br />
              {email}
            </MenuGroupHeader>
          </MenuGroup>
          <MenuDivider />
          <MenuItem icon={<PersonRegular />} onClick={() => void navigate('/account')}>
            {say('frame.myAccount')}
          </MenuItem>
          <MenuItem icon={<SignOutRegular />} onClick={() => signOut.run(undefined)}>
            {say('frame.signOut')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
