import { Button, Text } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { request } from '../api.ts';
import { ProblemMessage } from './problem-message.tsx';
import { useAct } from './use-act.ts';
import { useProviderWindow } from './use-provider-window.ts';
import { renewSession } from './use-session.ts';
import { useText } from './use-text.ts';

interface Props {
  /** What the provider is called. */
  name: string;
  onProved(): void;
}

const nothing = [] as const;

/** Step-up at the provider the person signed in by, in a window beside what they were doing. */
export function ProofByProvider({ name, onProved }: Props) {
  const say = useText();
  const client = useQueryClient();
  const { go, failure, isWaiting } = useProviderWindow('proof', nothing, () => {
    // The session goes on under another token: the page has to know it before it asks for anything.
    void request('getSession', {}).then((session) => {
      renewSession(client, session);
      onProved();
    });
  });
  const prove = useAct(() => go(() => request('beginProof', {})));
  return (
    <>
      <Button type="button" disabledFocusable={prove.isActing} onClick={() => void prove.run(undefined)}>
        {say('proof.atProvider', { name })}
      </Button>
      {isWaiting && failure === null && <Text role="status">{say('proof.waiting', { name })}</Text>}
      {failure !== null && <Text role="alert">{failure}</Text>}
      <ProblemMessage problem={prove.problem} />
    </>
  );
}
