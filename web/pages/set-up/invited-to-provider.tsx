import type { AnswerOf } from '../../api.ts';
import { FormTitle } from '../../parts/form-title.tsx';
import { ProviderButtons } from '../../parts/sign-in/provider-buttons.tsx';
import { useText } from '../../parts/use-text.ts';

/** A person who was invited where only the organization's provider lets people in: they join by it. */
export function InvitedToProvider({ link }: { link: AnswerOf<'inspectSetupLink'> }) {
  const say = useText();
  const values = { name: link.name, organization: link.organizationName };
  return (
    <>
      <FormTitle
        title={say(link.name === link.email ? 'set-up.welcome' : 'set-up.invitedTitle', values)}
        lead={say('set-up.invitedLeadProvider', values)}
      />
      <ProviderButtons ways={link.signInWays} email={link.email ?? undefined} returnTo="/" />
    </>
  );
}
