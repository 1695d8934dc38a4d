import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { request } from '../../api.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { useProviderWindow } from '../sign-in/use-provider-window.ts';
import { useAct } from '../use-act.ts';
import { renewSession, useSession } from '../use-session.ts';
import { useText } from '../use-text.ts';
import type { ProofWayProps } from './proof-way.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

const nothing = [] as const;

/** Shows who one is at the provider one signed in by, in a window beside what one was doing. */
export function ProofByProvider({ why, otherWays, onClose }: ProofWayProps) {
  const say = useText();
  const client = useQueryClient();
  const name = useSession().data?.providerName ?? '';
  const { go, failure, isWaiting } = useProviderWindow('proof', nothing, () => {
    // The session goes on under another token: the page has to know it before it asks for anything.
    void request('getSession', {}).then((session) => {
      renewSession(client, session);
      onClose(true);
    });
  });
  const prove = useAct(() => go(() => request('beginProof', {})));
  return (
    <DialogBody>
      <DialogTitle>{say('proof.title')}</DialogTitle>
      <DialogContent className={useStyles().content}>
        <Text>{why}</Text>
        {isWaiting && failure === null && <Text role="status">{say('proof.waiting', { name })}</Text>}
        {failure !== null && <Text role="alert">{failure}</Text>}
        <ProblemMessage problem={prove.problem} />
        {otherWays}
      </DialogContent>
      <DialogActions>
        <Button onClick={() => onClose(false)}>{say('office.cancel')}</Button>
        <Button
          appearance="primary"
          disabledFocusable={prove.isActing}
          onClick={() => void prove.run(undefined)}
        >
          {say('proof.atProvider', { name })}
        </Button>
      </DialogActions>
    </DialogBody>
  );
}
