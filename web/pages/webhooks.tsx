import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { PageHeader } from '../parts/page-header.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { usePlace } from '../parts/use-place.ts';
import { useText } from '../parts/use-text.ts';
import { WebhookCreate } from '../parts/webhook-create.tsx';
import { WebhooksList } from '../parts/webhooks-list.tsx';

const useStyles = makeStyles({ what: { marginBottom: tokens.spacingVerticalL, maxWidth: '760px' } });

/** An organization's webhook endpoints. */
export function Webhooks() {
  const say = useText();
  const { org, can } = usePlace();
  return (
    <>
      <PageHeader
        title={say('webhooks.title')}
        above={<PageLink to={`/o/${org}/settings`}>{say('frame.settings')}</PageLink>}
        actions={can('webhook.manage') && <WebhookCreate />}
      />
      <Text block className={useStyles().what}>
        {say('webhooks.what')}
      </Text>
      <WebhooksList />
    </>
  );
}
