import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { routes } from '../../src/contract/routes.ts';
import { request } from '../api.ts';
import { DialogForm } from './dialog-form.tsx';
import { FormDialog } from './form-dialog.tsx';
import { useAct } from './use-act.ts';
import { usePlace } from './use-place.ts';
import { useRolesToGive } from './use-roles-to-give.ts';
import { useText } from './use-text.ts';
import { UsersLink } from './users-link.tsx';
import type { User } from './users-list.tsx';

const invitedRoles = routes.inviteUser.body.shape.role.options;

/** For somebody whose link was lost or has expired. */
export function UsersNewLink({ user }: { user: User }) {
  const say = useText();
  const roles = useRolesToGive();
  const role = invitedRoles.find((one) => one === user.role);
  if (!role || (role === 'owner' && !roles.includes(role))) return null;
  return (
    <FormDialog
      trigger={
        <Button size="small" aria-label={say('users.newLink.for', { name: user.name })}>
          {say('users.newLink')}
        </Button>
      }
    >
      {(close) => <NewLink user={user} role={role} onDone={close} />}
    </FormDialog>
  );
}

interface NewLinkProps {
  user: User;
  /** The role the person was invited with stays. */
  role: (typeof invitedRoles)[number];
  onDone(): void;
}

function NewLink({ user, role, onDone }: NewLinkProps) {
  const say = useText();
  const { org } = usePlace();
  const { name, email } = user;
  const [link, setLink] = useState<string | null>(null);
  const act = useAct(async () => {
    const { setupUrl } = await request('inviteUser', { params: { org }, body: { name, email, role } });
    setLink(setupUrl ?? null);
  });
  if (link !== null) return <UsersLink name={name} link={link} onDone={onDone} />;
  return (
    <DialogForm
      title={say('users.newLink.for', { name })}
      submitText={say('users.newLink.submit')}
      act={act}
      onSubmit={() => void act.run(undefined)}
      onCancel={onDone}
    >
      <Text>{say('users.newLink.what', { name })}</Text>
    </DialogForm>
  );
}
