import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { usePlace } from '../use-place.ts';
import { useSession } from '../use-session.ts';
import { useText } from '../use-text.ts';
import type { DeskRow } from './desk-columns.tsx';
import type { useDeskClaims } from './use-desk-claims.ts';

const useStyles = makeStyles({
  whole: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
  },
});

/** Who works on the order, and the button that changes it. */
export function DeskClaim({ row, claims }: { row: DeskRow; claims: ReturnType<typeof useDeskClaims> }) {
  const say = useText();
  const styles = useStyles();
  const { can } = usePlace();
  const { data: session } = useSession();
  const { claimedBy, purchaseOrderNumber: pon, deskState } = row;
  const act = claimedBy === null ? 'claim' : claimedBy.id === session?.user.id ? 'release' : 'takeOver';
  const isOffered = can('port_out_order.work') && (deskState !== null || row.status === 'confirmed');
  return (
    <span className={styles.whole}>
      {claimedBy?.name}
      {isOffered && (
        <Button
          size="small"
          aria-label={say(`porting-desk.${act}One`, { pon })}
          onClick={() => claims[act](row)}
        >
          {say(`porting-desk.${act}`)}
        </Button>
      )}
    </span>
  );
}
