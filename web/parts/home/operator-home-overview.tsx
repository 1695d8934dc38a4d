import { makeStyles, tokens } from '@fluentui/react-components';
import { OperatorHomeHeldOrders } from './operator-home-held-orders.tsx';
import { OperatorHomeOrganizations } from './operator-home-organizations.tsx';
import { OperatorHomeStatistics } from './operator-home-statistics.tsx';

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, maxWidth: '1200px' },
});

/** What waits for a decision in any organization, then how each organization stands. */
export function OperatorHomeOverview() {
  return (
    <div className={useStyles().sections}>
      <OperatorHomeHeldOrders />
      <OperatorHomeStatistics />
      <OperatorHomeOrganizations />
    </div>
  );
}
