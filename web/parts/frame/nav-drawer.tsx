import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useText } from '../use-text.ts';
import { OrganizationSwitcher } from './organization-switcher.tsx';
import { SideNav } from './side-nav.tsx';

interface Props {
  isOpen: boolean;
  onClose(): void;
}

/** The navigation of a phone. */
export function NavDrawer({ isOpen, onClose }: Props) {
  const say = useText();
  const close = (
    <Button
      appearance="subtle"
      icon={<DismissRegular />}
      aria-label={say('frame.closeNavigation')}
      onClick={onClose}
    />
  );
  return (
    <OverlayDrawer open={isOpen} onOpenChange={(_event, { open }) => !open && onClose()} size="small">
      <DrawerHeader>
        <DrawerHeaderTitle action={close}>Portkeeper</DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <OrganizationSwitcher onGo={onClose} />
        <SideNav onGo={onClose} />
      </DrawerBody>
    </OverlayDrawer>
  );
}
