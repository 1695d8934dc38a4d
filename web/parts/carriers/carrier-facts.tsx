import { Text } from '@fluentui/react-components';
import type { AnswerOf } from '../../api.ts';
import { SectionCard } from '../section-card.tsx';
import { useFactsStyles } from '../use-facts-styles.ts';
import { useFormats } from '../use-formats.ts';
import { usePlace } from '../use-place.ts';
import { useRead } from '../use-read.ts';
import { useText } from '../use-text.ts';
import { CarrierRename } from './carrier-rename.tsx';
import { CarrierStatus } from './carrier-status.tsx';

export type CarrierDetail = AnswerOf<'getCarrier'>;

/** Who a carrier is and whether it may ask; of a suspended one, why, and what became of its open orders. */
export function CarrierFacts({ carrier }: { carrier: CarrierDetail }) {
  const say = useText();
  const styles = useFactsStyles();
  const { can } = usePlace();
  const { instant } = useFormats();
  const { id, spid, status, createdAt, suspension } = carrier;
  const { data: traffic } = useRead('getCarrierTraffic', { params: { carrier: id } });
  return (
    <SectionCard
      title={say('carriers.facts')}
      actions={can('carrier.manage') && <CarrierRename carrier={carrier} />}
    >
      <dl className={styles.facts}>
        <dt className={styles.name}>{say('carriers.status')}</dt>
        <dd className={styles.fact}>
          <CarrierStatus status={status} />
        </dd>
        <dt className={styles.name}>{say('carriers.spid')}</dt>
        <dd className={styles.fact}>{spid}</dd>
        <dt className={styles.name}>{say('carriers.since')}</dt>
        <dd className={styles.fact}>
          <time dateTime={createdAt}>{instant(createdAt)}</time>
        </dd>
      </dl>
      {suspension && (
        <Text>
          {say('carriers.suspendedSince', {
            when: instant(suspension.at),
            by: suspension.by,
            reason: suspension.reason,
          })}
        </Text>
      )}
      {suspension && traffic && <Text>{say('carriers.openOrdersStay', { count: traffic.openOrders })}</Text>}
    </SectionCard>
  );
}
