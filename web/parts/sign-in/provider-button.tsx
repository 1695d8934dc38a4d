import { Button, Spinner } from '@fluentui/react-components';
import type { AnswerOf } from '../../api.ts';
import { useText } from '../use-text.ts';

/** A provider somebody can sign in by. */
export type SignInWay = AnswerOf<'findSignInWays'>['ways'][number];

interface Props {
  way: SignInWay;
  isActing: boolean;
  onChoose(way: SignInWay): void;
}

/** Leads to the provider. */
export function ProviderButton({ way, isActing, onChoose }: Props) {
  const say = useText();
  return (
    <Button
      appearance="primary"
      size="large"
      disabledFocusable={isActing}
      icon={isActing ? <Spinner size="tiny" /> : undefined}
      onClick={() => onChoose(way)}
    >
      {say('sign-in.goTo', { name: way.name })}
    </Button>
  );
}
