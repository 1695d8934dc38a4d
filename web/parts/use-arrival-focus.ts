import { type RefObject, useEffect, useRef } from 'react';

/** On the first page the browser itself has put the reader where they belong. */
const arrival = { isFirst: true };

/** For a page's heading: whoever comes from another page of ours is set on it, so that it is read to them. */
export function useArrivalFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrival.isFirst) arrival.isFirst = false;
    else heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}
