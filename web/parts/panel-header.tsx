import { Button, DrawerHeader, DrawerHeaderTitle } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useText } from './use-text.ts';

/** The title of a panel at the side, and the button that closes it. */
export function PanelHeader({ title, onClose }: { title: string; onClose(): void }) {
  const say = useText();
  return (
    <DrawerHeader>
      <DrawerHeaderTitle
        action={
          <Button
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={say('office.close')}
            onClick={onClose}
          />
        }
      >
        {title}
      </DrawerHeaderTitle>
    </DrawerHeader>
  );
}
