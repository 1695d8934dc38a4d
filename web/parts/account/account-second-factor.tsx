import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { Navigate, useLocation } from 'react-router';
import { ledHere } from '../frame/led-here.ts';
import { useProof } from '../proof/use-proof.ts';
import { type Session, useSession } from '../use-session.ts';
import { useText } from '../use-text.ts';

/**
 * Says which organization asks for a second factor, and has it shown where the person has one. Once the
 * session has two, whoever was led here goes on to where they wanted to be.
 */
export function AccountSecondFactor({ mayGoOn }: { mayGoOn: boolean }) {
  const location = useLocation();
  const { data: session } = useSession();
  if (!session) return null;
  const asking = session.memberships.filter(({ barredBy }) => barredBy === 'second_factor_needed');
  const led = ledHere(location);
  const isStillAsked = asking.some(({ organizationId }) => organizationId === led?.organizationId);
  if (led && !isStillAsked && mayGoOn) return <Navigate to={led.returnTo} replace />;
  if (asking.length === 0) return null;
  return <Asked session={session} organization={asking.map((one) => one.organizationName).join(', ')} />;
}

function Asked({ session, organization }: { session: Session; organization: string }) {
  const say = useText();
  const askForProof = useProof();
  const hasFactor = session.proofMethods.some((method) => method === 'passkey' || method === 'totp');
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{say('account.second.title', { organization })}</MessageBarTitle>
        {say(hasFactor ? 'account.second.show' : 'account.second.setUp')}
      </MessageBarBody>
      {hasFactor && (
        <MessageBarActions>
          <Button appearance="primary" onClick={() => void askForProof({ isSecondFactor: true })}>
            {say('account.second.showNow')}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
