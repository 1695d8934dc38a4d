import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  OverlayDrawer,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Pin } from '../parts/home/home-pin.tsx';
import { HomePinState } from '../parts/home/home-pin-state.tsx';
import { PinForm } from '../parts/pin/pin-form.tsx';
import { PinHistory } from '../parts/pin/pin-history.tsx';
import { PinResume } from '../parts/pin/pin-resume.tsx';
import { ProblemMessage } from '../parts/problem-message.tsx';
import { SkeletonRows } from '../parts/skeleton-rows.tsx';
import { usePlace } from '../parts/use-place.ts';
import { useRead } from '../parts/use-read.ts';
import { useText } from '../parts/use-text.ts';

const useStyles = makeStyles({
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalXXL,
    // What does not fit scrolls; nothing is pressed together.
    '& > *': { flexShrink: 0 },
  },
  close: { alignSelf: 'flex-start' },
  about: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

/**
 * The panel of the original: Voice > Port orders > Set up and manage the PIN. It lies over the list of
 * orders.
 */
export function PortOutPin() {
  const say = useText();
  const styles = useStyles();
  const { org } = usePlace();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { data: pin, error, refetch } = useRead('getPortOutPin', { params: { org } });
  const close = () => void navigate(`/o/${org}/voice/port-orders${search}`);
  const title = say('port-out-pin.title');
  return (
    <OverlayDrawer
      open
      position="end"
      size="medium"
      aria-label={title}
      onOpenChange={(_event, { open }) => !open && close()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              aria-label={say('port-out-pin.close')}
              icon={<DismissRegular />}
              onClick={close}
            />
          }
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        {pin?.isAvailable !== false && (
          <div className={styles.about}>
            <Text>{say('port-out-pin.what')}</Text>
            <Text>{say('port-out-pin.notSupport')}</Text>
          </div>
        )}
        <ProblemMessage problem={pin ? null : error} onRetry={() => void refetch()} />
        {!pin && !error && <SkeletonRows count={3} />}
        {pin && <Panel org={org} pin={pin} onClose={close} />}
      </DrawerBody>
    </OverlayDrawer>
  );
}

function Panel({ org, pin, onClose }: { org: string; pin: Pin; onClose(): void }) {
  const say = useText();
  const { can } = usePlace();
  const [isFirst] = useState(pin.state === 'not_set');
  const [isSaved, setSaved] = useState(false);
  const mayFill = pin.isAvailable && can('pin.set') && !isSaved;
  const mayResume = pin.state === 'on_hold' && can('pin.resume');
  return (
    <>
      {isSaved && <Saved isFirst={isFirst} />}
      <HomePinState pin={pin} />
      {pin.isAvailable && !can('pin.set') && <Text>{say('home.pin.askAdmin')}</Text>}
      {mayFill && <PinForm org={org} onSaved={() => setSaved(true)} />}
      {isSaved && <Done onClick={onClose} />}
      {mayResume && <PinResume org={org} />}
      {pin.isAvailable && pin.state !== 'not_set' && <Text>{say('port-out-pin.neverRemoved')}</Text>}
      <PinHistory history={pin.history} />
    </>
  );
}

function Saved({ isFirst }: { isFirst: boolean }) {
  const say = useText();
  const whole = useRef<HTMLDivElement>(null);
  // On a phone the button that was pressed is far below.
  useEffect(() => void whole.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <MessageBar ref={whole} intent="success" layout="multiline" politeness="assertive">
      <MessageBarBody>
        <MessageBarTitle>
          {say(isFirst ? 'port-out-pin.saved.set' : 'port-out-pin.saved.changed')}
        </MessageBarTitle>{' '}
        {say('port-out-pin.saved.told')}
      </MessageBarBody>
    </MessageBar>
  );
}

/** The button that was pressed is gone, so the person is set on this one. */
function Done({ onClick }: { onClick(): void }) {
  const say = useText();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <Button ref={button} appearance="primary" size="large" className={useStyles().close} onClick={onClick}>
      {say('port-out-pin.done')}
    </Button>
  );
}
