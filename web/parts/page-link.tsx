import { Link } from '@fluentui/react-components';
import type { MouseEvent, ReactNode, Ref } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

interface Props {
  to: string;
  ref?: Ref<HTMLAnchorElement>;
  /** What the page begins with and no address may hold, such as a person's own. */
  state?: object;
  /** Beside going there: closing what the link stands in. */
  onOpen?(): void;
  children: ReactNode;
}

/** A link within a text or a table to another page of ours. */
export function PageLink({ to, ref, state, onOpen, children }: Props) {
  const go = useLinkClickHandler(to, { state });
  function open(event: MouseEvent<HTMLAnchorElement>) {
    go(event);
    // Another tab that opens closes nothing here.
    if (event.isDefaultPrevented()) onOpen?.();
  }
  return (
    <Link ref={ref} href={useHref(to)} onClick={open}>
      {children}
    </Link>
  );
}
