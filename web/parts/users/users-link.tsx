import { Text } from '@fluentui/react-components';
import { CopyOnce } from '../copy-once.tsx';
import { DialogResult } from '../dialog-result.tsx';
import { useText } from '../use-text.ts';

interface Props {
  name: string;
  /** Null: the inviting person invited themselves and is a member at once. */
  link: string | null;
  onDone(): void;
}

/** The one-time link of somebody who was invited. */
export function UsersLink({ name, link, onDone }: Props) {
  const say = useText();
  return (
    <DialogResult title={say('users.link.title')} isShownOnce={link !== null} onDone={onDone}>
      {link === null ? (
        <Text>{say('users.link.oneself')}</Text>
      ) : (
        <CopyOnce
          label={say('users.link.label', { name })}
          secret={link}
          warning={say('users.link.warning', { name })}
          copyLabel={say('users.link.copy')}
        />
      )}
    </DialogResult>
  );
}
