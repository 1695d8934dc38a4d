import { makeStyles, Text } from '@fluentui/react-components';
import { NewsKindText } from '../notices/news-kind.tsx';
import { useFactsStyles } from '../use-facts-styles.ts';
import { useFormats } from '../use-formats.ts';
import { useNow } from '../use-now.ts';
import { useText } from '../use-text.ts';
import { WebhookStatus } from './webhook-status.tsx';
import type { WebhookEndpoint } from './webhooks-list.tsx';

const useStyles = makeStyles({
  kinds: { listStyleType: 'none', margin: 0, padding: 0 },
});

/** How an endpoint stands and what it is told of. */
export function WebhookFacts({ endpoint }: { endpoint: WebhookEndpoint }) {
  const say = useText();
  const styles = { ...useStyles(), ...useFactsStyles() };
  const { instant } = useFormats();
  const now = useNow();
  const { status, kinds, createdBy, createdAt, previousSecretUntil } = endpoint;
  const hasOldSecret = previousSecretUntil !== null && new Date(previousSecretUntil) > now;
  return (
    <>
      <dl className={styles.facts}>
        <dt className={styles.name}>{say('webhooks.status')}</dt>
        <dd className={styles.fact}>
          <WebhookStatus status={status} />
        </dd>
        <dt className={styles.name}>{say('webhooks.kinds')}</dt>
        <dd className={styles.fact}>
          {kinds === null ? (
            say('webhooks.everything')
          ) : (
            <ul className={styles.kinds}>
              {kinds.map((kind) => (
                <li key={kind}>
                  <NewsKindText kind={kind} />
                </li>
              ))}
            </ul>
          )}
        </dd>
        <dt className={styles.name}>{say('webhooks.createdBy')}</dt>
        <dd className={styles.fact}>{createdBy}</dd>
        <dt className={styles.name}>{say('webhooks.createdAt')}</dt>
        <dd className={styles.fact}>
          <time dateTime={createdAt}>{instant(createdAt)}</time>
        </dd>
      </dl>
      {status === 'paused' && <Text>{say('webhooks.pausedWhat')}</Text>}
      {hasOldSecret && <Text>{say('webhooks.oldSecretUntil', { time: instant(previousSecretUntil) })}</Text>}
    </>
  );
}
