import {
  Button,
  CounterBadge,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { operatorMembership, usePlace } from '../use-place.ts';
import { useRead } from '../use-read.ts';
import { useSession } from '../use-session.ts';
import { useText } from '../use-text.ts';

/** Read when the bell is first opened: it has an icon for each kind of message. */
const BellNotices = lazy(async () => ({ default: (await import('./bell-notices.tsx')).BellNotices }));

const useStyles = makeStyles({
  whole: { position: 'relative', flexShrink: 0 },
  // Not within the button, which would cut off what is wider than its corner.
  badge: { position: 'absolute', bottom: '18px', left: '18px', pointerEvents: 'none' },
  surface: {
    boxSizing: 'border-box',
    width: '400px',
    maxWidth: 'calc(100vw - 16px)',
    maxHeight: 'min(560px, calc(100dvh - 72px))',
    overflowY: 'auto',
    padding: tokens.spacingHorizontalL,
  },
});

/** From here on the exact count tells nobody anything. */
const shownMax = 99;

/** Messages to the organization in view, or to the operator's own: how many are unread, and the latest. */
export function Bell() {
  const say = useText();
  const styles = useStyles();
  const place = usePlace();
  const { data: session } = useSession();
  const [isOpen, setOpen] = useState(false);
  const org = place.org || operatorMembership(session)?.organizationId;
  const isReader = org !== undefined && place.can('notice.read');
  const asked = { params: { org: org ?? '' } };
  const { data } = useRead('countUnreadNotices', asked, { isWanted: isReader, everyMs: 60_000 });
  if (!isReader) return null;
  const count = data?.unreadCount ?? 0;
  const label = count > shownMax ? say('bell.labelMany', { max: shownMax }) : say('bell.label', { count });
  return (
    <div className={styles.whole}>
      <Popover
        open={isOpen}
        onOpenChange={(_event, { open }) => setOpen(open)}
        inline
        positioning="below-end"
      >
        <PopoverTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<AlertRegular />} aria-label={label} title={label} />
        </PopoverTrigger>
        <PopoverSurface role="dialog" className={styles.surface} aria-label={say('bell.title')}>
          <Suspense fallback={<Spinner size="tiny" />}>
            <BellNotices org={org} unread={data} onClose={() => setOpen(false)} />
          </Suspense>
        </PopoverSurface>
      </Popover>
      {count > 0 && (
        <CounterBadge
          className={styles.badge}
          count={count}
          overflowCount={shownMax}
          size="small"
          color="danger"
          aria-hidden
        />
      )}
    </div>
  );
}
