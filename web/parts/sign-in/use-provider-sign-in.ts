import { useSearchParams } from 'react-router';
import { type AnswerOf, request } from '../../api.ts';
import { useAct } from '../use-act.ts';
import { addressAfterSignIn } from './sign-in-address.ts';

type Way = AnswerOf<'findSignInWays'>['ways'][number];

/** Goes to the provider to sign in there, and comes back to where the person wanted to go. */
export function useProviderSignIn(email: string) {
  const [search] = useSearchParams();
  return useAct(async ({ organizationId, providerId }: Way) => {
    const returnTo = addressAfterSignIn(search);
    const body = { organizationId, providerId, email, returnTo };
    const { url } = await request('beginSignIn', { body });
    location.assign(url);
  });
}
