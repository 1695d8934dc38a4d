import { Button } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

interface Props {
  to: string;
  appearance?: 'primary' | 'secondary' | 'subtle';
  icon?: ReactElement;
  children: ReactNode;
}

/** A link that is the next thing to do on its page, and therefore looks like a button. */
export function PageButton({ to, appearance = 'secondary', icon, children }: Props) {
  return (
    <Button
      as="a"
      href={useHref(to)}
      onClick={useLinkClickHandler<HTMLAnchorElement>(to)}
      appearance={appearance}
      icon={icon}
    >
      {children}
    </Button>
  );
}
