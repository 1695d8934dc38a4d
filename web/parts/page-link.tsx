import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

interface Props {
  to: string;
  children: ReactNode;
}

/** A link within a text or a table to another page of ours. */
export function PageLink({ to, children }: Props) {
  return (
    <Link href={useHref(to)} onClick={useLinkClickHandler(to)}>
      {children}
    </Link>
  );
}
