import type { Problem } from './problems.ts';

/** What can stand in the way of signing in by a provider, and of setting that up. */
export const signInProblems = {
  sign_in_flow_invalid: {
    status: 400,
    en: 'This sign-in was used already, took longer than 10 minutes or began in another browser. Begin again.',
    fr: 'Cette connexion a déjà servi, a dépassé 10 minutes ou a commencé dans un autre navigateur. Recommencez.',
  },
  sign_in_not_invited: {
    status: 403,
    en: 'Your account is known to your organization’s provider, but nobody has invited you here. Ask an administrator of your organization.',
    fr: 'Votre organisation connaît ce compte, mais personne ne vous a invité ici. Adressez-vous à un administrateur de votre organisation.',
  },
  sign_in_email_not_proved: {
    status: 403,
    en: 'The provider does not vouch for your e-mail address, or your organization has not proved its domain. Ask an administrator of your organization.',
    fr: 'Le fournisseur ne garantit pas votre adresse e-mail, ou votre organisation n’en a pas prouvé le domaine. Adressez-vous à un administrateur de votre organisation.',
  },
  sign_in_throttled: {
    status: 429,
    en: 'Too many tries to sign in. Wait {wait}, or come in now with a passkey or a new password sent by mail.',
    fr: 'Trop d’essais de connexion. Attendez {wait}, ou entrez dès maintenant par une clé d’accès ou un nouveau mot de passe reçu par e-mail.',
  },
  sign_in_stopped: {
    status: 403,
    en: 'The provider did not sign you in, or you stopped there. Begin again, or ask an administrator of your organization.',
    fr: 'Le fournisseur ne vous a pas connecté ou vous avez interrompu la connexion. Recommencez ou adressez-vous à un administrateur de votre organisation.',
  },
  sign_in_answer_refused: {
    status: 403,
    en: 'What the provider sent cannot be trusted, so nobody was signed in. Begin again; if it happens again, tell an administrator of your organization.',
    fr: 'La réponse du fournisseur n’est pas fiable : personne n’a été connecté. Recommencez ; si cela se reproduit, prévenez un administrateur de votre organisation.',
  },
  sign_in_clock_wrong: {
    status: 403,
    en: 'The clocks of the provider and of this server differ by more than a minute, so nobody was signed in. One of them must be corrected.',
    fr: 'Les horloges du fournisseur et de ce serveur diffèrent de plus d’une minute : personne n’a été connecté. L’une des deux doit être corrigée.',
  },
  sign_in_other_account: {
    status: 403,
    en: 'The provider answered for another account, or did not ask you to sign in again. Sign in there as the person you are here.',
    fr: 'Le fournisseur a répondu pour un autre compte ou ne vous a pas demandé de vous reconnecter. Connectez-vous avec le compte que vous utilisez ici.',
  },
  signed_in_by_provider: {
    status: 403,
    en: 'You are signed in by your organization’s provider: how you sign in is changed there.',
    fr: 'Vous êtes connecté par le fournisseur de votre organisation : c’est là que se gère votre connexion.',
  },
  last_way_in: {
    status: 409,
    en: 'This account is your only way into {organization}. Have another one first.',
    fr: 'Ce compte est votre seul accès à {organization}. Dotez-vous d’abord d’un autre.',
  },
  sign_in_by_provider_only: {
    status: 403,
    en: 'This account signs in by its organization’s provider and has no password, and an invitation cannot give it one. Ask your operator.',
    fr: 'Ce compte se connecte par le fournisseur de son organisation et n’a pas de mot de passe ; une invitation ne peut pas lui en donner un. Adressez-vous à votre opérateur.',
  },
  sign_in_password_first: {
    status: 403,
    en: 'Your address already has an account here with a password or a passkey of its own. Have your organization invite you and take the invitation up with that password; if you never chose one, use “Forgot your password?” first.',
    fr: 'Votre adresse a déjà un compte ici, avec son propre mot de passe ou sa propre clé d’accès. Faites-vous inviter par votre organisation et acceptez avec ce mot de passe ; si vous n’en avez jamais choisi, passez d’abord par « Mot de passe oublié ? ».',
  },
  second_factor_needed: {
    status: 403,
    en: 'Here a password alone is not enough. Show your passkey or a code of your authenticator app; if you have neither, set one up under My account.',
    fr: 'Ici, un mot de passe seul ne suffit pas. Présentez votre clé d’accès ou un code de votre application d’authentification ; si vous n’avez ni l’une ni l’autre, configurez-en une dans Mon compte.',
  },
  own_provider_needed: {
    status: 403,
    en: 'This organization lets people in by its own provider only. Sign in with your account there.',
    fr: 'Cette organisation n’admet que les connexions par son propre fournisseur. Connectez-vous avec votre compte chez lui.',
  },
  sign_in_policy_not_met: {
    status: 409,
    en: 'You are not signed in that way yourself. Sign in as the policy asks, then set it: so nobody locks themselves out.',
    fr: 'Vous n’êtes pas connecté de cette façon vous-même. Connectez-vous comme la règle l’exige, puis appliquez-la : ainsi, personne ne se retrouve exclu.',
  },
  sign_in_policy_needs_provider: {
    status: 409,
    en: 'People sign in here by this provider only. Allow other ways to sign in first, then delete it.',
    fr: 'Ici, on ne se connecte que par ce fournisseur. Autorisez d’abord d’autres façons de se connecter, puis supprimez-le.',
  },
  sign_in_test_needed: {
    status: 409,
    en: 'Test the sign-in first: it is used once a test has worked with exactly these settings.',
    fr: 'Testez d’abord la connexion : elle sera utilisée après un test réussi avec ces mêmes paramètres.',
  },
  domain_not_proved: {
    status: 409,
    en: 'No TXT record of {domain} holds the value shown here. A new record may take an hour to be seen.',
    fr: 'Aucun enregistrement TXT de {domain} ne contient la valeur indiquée. Un nouvel enregistrement peut mettre une heure à être visible.',
  },
  too_many_sign_in_entries: {
    status: 409,
    en: 'There are {maximum} already. Delete one first.',
    fr: 'Il y en a déjà {maximum}. Supprimez-en un d’abord.',
  },
  sign_in_provider_unreachable: {
    status: 503,
    en: 'The provider could not be reached, or did not answer as it should. Nothing has changed; try again shortly. An administrator finds the cause in a test sign-in.',
    fr: 'Le fournisseur est injoignable ou ne répond pas comme il le devrait. Rien n’a changé ; réessayez dans un instant. Un test de connexion en montrera la cause à un administrateur.',
  },
} as const satisfies Record<string, Problem>;
