import { makeStyles } from '@fluentui/react-components';
import { ClockAlarmRegular } from '@fluentui/react-icons';
import { StatusBadge } from '../status-badge.tsx';
import { useFormats } from '../use-formats.ts';
import { useNow } from '../use-now.ts';
import { useText } from '../use-text.ts';
import type { ApiToken } from './token-list.tsx';

/** As long before the end as admins are told of it. */
const soonMs = 7 * 24 * 3_600_000;

const useStyles = makeStyles({ when: { display: 'block' } });

/** True when the token has come to its end by itself. */
export function useHasEnded({ expiresAt }: Pick<ApiToken, 'expiresAt'>): boolean {
  const now = useNow();
  return expiresAt !== null && new Date(expiresAt) <= now;
}

/** When a token ends by itself, and whether that is soon. */
export function TokenEnd({ token: { expiresAt, revokedAt } }: { token: ApiToken }) {
  const say = useText();
  const styles = useStyles();
  const { instant } = useFormats();
  const now = useNow();
  if (expiresAt === null) return say('settings.token.neverExpires');
  const leftMs = new Date(expiresAt).getTime() - now.getTime();
  const isSoon = revokedAt === null && leftMs > 0 && leftMs <= soonMs;
  return (
    <>
      <time className={styles.when} dateTime={expiresAt}>
        {instant(expiresAt)}
      </time>
      {isSoon && (
        <StatusBadge tone="waiting" icon={<ClockAlarmRegular />}>
          {say('settings.token.expiresSoon')}
        </StatusBadge>
      )}
    </>
  );
}
