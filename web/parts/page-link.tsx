import { Link } from '@fluentui/react-components';
import type { ReactNode, Ref } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

interface Props {
  to: string;
  ref?: Ref<HTMLAnchorElement>;
  children: ReactNode;
}

/** A link within a text or a table to another page of ours. */
export function PageLink({ to, ref, children }: Props) {
  return (
    <Link ref={ref} href={useHref(to)} onClick={useLinkClickHandler(to)}>
      {children}
    </Link>
  );
}
