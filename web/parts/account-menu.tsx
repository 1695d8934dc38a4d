import {
  Avatar,
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Persona,
  tokens,
} from '@fluentui/react-components';
import { SignOutRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { request } from '../api.ts';
import { useAct } from './use-act.ts';
import { endSession, useSession } from './use-session.ts';
import { useText } from './use-text.ts';

const useStyles = makeStyles({
  person: { padding: tokens.spacingVerticalS, overflowWrap: 'anywhere' },
});

export function AccountMenu() {
  const say = useText();
  const styles = useStyles();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: session } = useSession();
  const signOut = useAct(async () => {
    await request('signOut', {});
    await navigate('/sign-in');
    endSession(client);
  });
  if (!session) return null;
  const { name, email } = session.user;
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<Avatar name={name} size={28} color="colorful" aria-hidden />}
          aria-label={say('frame.account', { name })}
        />
      </MenuTrigger>
      <MenuPopover>
        <Persona
          className={styles.person}
          name={name}
          secondaryText={email}
          avatar={{ 'aria-hidden': true }}
        />
        <MenuList>
          <MenuItem icon={<SignOutRegular />} onClick={() => signOut.run(undefined)}>
            {say('frame.signOut')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
