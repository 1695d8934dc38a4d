import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { PauseRegular, PlayRegular, SendRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { request } from '../../api.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import { useWebhookOwner } from './use-webhook-owner.ts';
import { WebhookDelete } from './webhook-delete.tsx';
import { WebhookEdit } from './webhook-edit.tsx';
import { WebhookRotate } from './webhook-rotate.tsx';
import type { WebhookEndpoint } from './webhooks-list.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What can be done with an endpoint by whoever manages it. */
export function WebhookActions({ endpoint }: { endpoint: WebhookEndpoint }) {
  const say = useText();
  const styles = useStyles();
  const owner = useWebhookOwner();
  const { id, status } = endpoint;
  const [said, setSaid] = useState('');
  const isActive = status === 'active';
  const toggle = useAct(async () => {
    const body = { status: isActive ? ('paused' as const) : ('active' as const) };
    await request(owner.calls.change, { params: { ...owner.params, id }, body });
    setSaid(say(`webhooks.now.${body.status}`));
  }, [owner.calls.list]);
  const test = useAct(async () => {
    await request(owner.calls.test, { params: { ...owner.params, id } });
    setSaid(say('webhooks.tested'));
  }, [owner.calls.deliveries]);
  return (
    <>
      <div className={styles.row} data-print="hide">
        <WebhookEdit endpoint={endpoint} />
        <Button
          icon={isActive ? <PauseRegular /> : <PlayRegular />}
          disabledFocusable={toggle.isActing}
          onClick={() => void toggle.run(undefined)}
        >
          {say(isActive ? 'webhooks.pause' : 'webhooks.resume')}
        </Button>
        <Button
          icon={<SendRegular />}
          disabledFocusable={test.isActing}
          onClick={() => void test.run(undefined)}
        >
          {say('webhooks.test')}
        </Button>
        <WebhookRotate id={id} />
        <WebhookDelete endpoint={endpoint} />
      </div>
      <Text role="status">{said}</Text>
      <ProblemMessage problem={toggle.problem ?? test.problem} />
    </>
  );
}
