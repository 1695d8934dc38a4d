import { makeStyles, tokens } from '@fluentui/react-components';
import { HomeCounts } from '../parts/home/home-counts.tsx';
import { HomeHeldOrders } from '../parts/home/home-held-orders.tsx';
import { HomeLock } from '../parts/home/home-lock.tsx';
import { HomeNotices } from '../parts/home/home-notices.tsx';
import { HomePin } from '../parts/home/home-pin.tsx';
import { HomeStatistics } from '../parts/home/home-statistics.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { usePlace } from '../parts/use-place.ts';
import { useText } from '../parts/use-text.ts';

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, maxWidth: '1200px' },
  first: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(400px, 100%), 1fr))',
    gap: tokens.spacingVerticalXL,
  },
  guards: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, minWidth: 0 },
});

/** An organization's first page: what somebody who was just alarmed has to know comes first. */
export function Home() {
  const say = useText();
  const styles = useStyles();
  const { can } = usePlace();
  return (
    <>
      <PageHeader title={say('frame.home')} />
      <div className={styles.sections}>
        <div className={styles.first}>
          {can('port_out_order.read') && <HomeHeldOrders />}
          <div className={styles.guards}>
            {can('pin.read_state') && <HomePin />}
            {can('lock.list') && <HomeLock />}
          </div>
        </div>
        <HomeCounts />
        <HomeStatistics />
        {can('notice.read') && <HomeNotices />}
      </div>
    </>
  );
}
