import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * For a dialog that comes up in the middle of an act: gives the focus back to what had it, which may stand in
 * another dialog below. Left to itself the focus goes behind that one, where no key reaches it.
 * Call what is given before the dialog opens.
 */
export function useFocusBack(isOpen: boolean): () => void {
  const before = useRef<Element | null>(null);
  // At once: somebody else gives it away as soon as it is lost.
  useLayoutEffect(() => {
    if (isOpen) return;
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
    before.current = null;
  }, [isOpen]);
  return useCallback(() => {
    before.current = document.activeElement;
  }, []);
}
