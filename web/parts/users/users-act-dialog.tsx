import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';
import { type PeopleCalls, peopleCalls, peopleReads, type User } from './people-of.ts';

interface Props {
  user: User;
  /** Its words: `users.<name>`, `users.<name>.for`. */
  name: 'changeRole' | 'deactivate' | 'reactivate' | 'withdraw';
  act(calls: PeopleCalls): Promise<unknown>;
  children: ReactNode;
}

/** A button and its dialog: something that is done with one person, once it is said what that means. */
export function UsersActDialog(props: Props) {
  const say = useText();
  const { user, name } = props;
  return (
    <FormDialog
      trigger={
        <Button size="small" aria-label={say(`users.${name}.for`, { name: user.name })}>
          {say(`users.${name}`)}
        </Button>
      }
    >
      {(close) => <Act {...props} onDone={close} />}
    </FormDialog>
  );
}

function Act({ user, name, act, children, onDone }: Props & { onDone(): void }) {
  const say = useText();
  const { org } = usePlace();
  const acting = useAct(async () => {
    await act(peopleCalls(org));
    return true;
  }, peopleReads);
  return (
    <DialogForm
      title={say(`users.${name}.for`, { name: user.name })}
      submitText={say(`users.${name}`)}
      act={acting}
      onSubmit={() => void acting.run(undefined).then((isDone) => isDone && onDone())}
      onCancel={onDone}
    >
      {children}
    </DialogForm>
  );
}
