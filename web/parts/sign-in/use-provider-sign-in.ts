import { request } from '../../api.ts';
import { useAct } from '../use-act.ts';
import type { SignInWay } from './provider-button.tsx';

interface Going {
  email: string | undefined;
  /** Where the person goes once they are signed in. */
  returnTo: string;
}

/** Goes to the provider to sign in there, and comes back to where the person wanted to go. */
export function useProviderSignIn({ email, returnTo }: Going) {
  return useAct(async ({ organizationId, providerId }: SignInWay) => {
    const body = { organizationId, providerId, email, returnTo };
    const { url } = await request('beginSignIn', { body });
    location.assign(url);
  });
}
