import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';
import { peopleCalls, peopleReads, type User } from './people-of.ts';
import { UsersLink } from './users-link.tsx';

/** For somebody whose link was lost or has expired. */
export function UsersNewLink({ user }: { user: User }) {
  const say = useText();
  return (
    <FormDialog
      trigger={
        <Button size="small" aria-label={say('users.newLink.for', { name: user.name })}>
          {say('users.newLink')}
        </Button>
      }
    >
      {(close) => <NewLink user={user} onDone={close} />}
    </FormDialog>
  );
}

function NewLink({ user, onDone }: { user: User; onDone(): void }) {
  const say = useText();
  const { org } = usePlace();
  const { name } = user;
  const [link, setLink] = useState<string | null>(null);
  const act = useAct(async () => setLink((await peopleCalls(org).resend(user.id)).setupUrl), peopleReads);
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
