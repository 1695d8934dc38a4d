import { makeStyles, tokens } from '@fluentui/react-components';
import type { Delivery } from './delivery-columns.tsx';
import { useText } from './use-text.ts';

const useStyles = makeStyles({
  raw: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** Why a delivery did not arrive: what the other side said, as it said it. */
export function DeliveryError({ delivery: { state, lastError } }: { delivery: Delivery }) {
  const say = useText();
  return (
    <>
      {state === 'not_sent' && say('deliveries.noMailServer')}
      <span lang="en" className={useStyles().raw}>
        {lastError}
      </span>
    </>
  );
}
