import { Text } from '@fluentui/react-components';
import { SectionCard } from '../section-card.tsx';
import { useText } from '../use-text.ts';

/** Whoever came by their organization's provider changes there how they sign in. */
export function AccountProvider({ name }: { name: string }) {
  const say = useText();
  return (
    <SectionCard title={say('account.signIn')}>
      <Text>{say('account.byProvider', { name })}</Text>
    </SectionCard>
  );
}
