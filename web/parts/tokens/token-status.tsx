import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { Ago } from '../ago.tsx';
import { useText } from '../use-text.ts';
import { useHasEnded } from './token-end.tsx';
import type { ApiToken } from './token-list.tsx';
import { TokenRevoke } from './token-revoke.tsx';

/** As long as the dialog needs to go and to give the focus back. */
const dialogGoneMs = 400;

const useStyles = makeStyles({
  revoked: { outlineStyle: 'none' },
  inUse: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

interface Props {
  token: ApiToken;
  /** Null: the person may not revoke. */
  revoke: ((id: string) => Promise<unknown>) | null;
}

/** When it was revoked, or the way to revoke it. */
export function TokenStatus({ token, revoke }: Props) {
  const say = useText();
  const styles = useStyles();
  const { revokedAt } = token;
  const words = useRef<HTMLSpanElement>(null);
  const wasInUse = useRef(revokedAt === null);
  // The button that opened the dialog is gone by then: what stands in its place takes the focus.
  useEffect(() => {
    if (revokedAt === null || !wasInUse.current) return;
    const timer = setTimeout(() => {
      wasInUse.current = false;
      if (document.activeElement === document.body) words.current?.focus();
    }, dialogGoneMs);
    return () => clearTimeout(timer);
  }, [revokedAt]);
  const hasEnded = useHasEnded(token);
  if (revokedAt === null && hasEnded) return say('settings.token.expired');
  if (revokedAt === null) {
    return (
      <span className={styles.inUse}>
        {say('settings.token.inUse')}
        {revoke && <TokenRevoke token={token} revoke={revoke} />}
      </span>
    );
  }
  return (
    <span ref={words} tabIndex={-1} className={styles.revoked}>
      {say('settings.token.revoked')} <Ago at={revokedAt} />
    </span>
  );
}
