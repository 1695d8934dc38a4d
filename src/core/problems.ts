import { signInProblems } from './sign-in-problems.ts';

/**
 * Every refusal the product can give: one closed table of code, HTTP status and the public sentence in each
 * language. A sentence says what to do next where there is something to do. `{name}` is filled from `params`.
 */
export interface Problem {
  status: number;
  en: string;
  fr: string;
}

export const problems = {
  ...signInProblems,
  // 400 to 403: the request itself, and who asks.
  malformed_http: {
    status: 400,
    en: 'The request is not valid HTTP.',
    fr: 'La requête n’est pas du HTTP valide.',
  },
  malformed_json: {
    status: 400,
    en: 'The body is not valid JSON.',
    fr: 'Le corps de la requête n’est pas un JSON valide.',
  },
  not_signed_in: {
    status: 401,
    en: 'Sign in, or send a valid API token.',
    fr: 'Connectez-vous ou envoyez un jeton d’API valide.',
  },
  sign_in_failed: {
    status: 401,
    en: 'The e-mail address or the password is not right.',
    fr: 'L’adresse e-mail ou le mot de passe est incorrect.',
  },
  second_factor_required: {
    status: 401,
    en: 'This account also asks for a code of its authenticator app, or one of its recovery codes.',
    fr: 'Ce compte demande aussi un code de son application d’authentification, ou l’un de ses codes de secours.',
  },
  second_factor_failed: {
    status: 401,
    en: 'The code is not right or was used before. Wait for the next one.',
    fr: 'Le code est incorrect ou a déjà servi. Attendez le suivant.',
  },
  passkey_refused: {
    status: 401,
    en: 'This passkey does not sign anybody in here, or the request has expired. Try again or use another way.',
    fr: 'Cette clé d’accès ne permet pas de se connecter ici, ou la demande a expiré. Réessayez ou utilisez un autre moyen.',
  },
  csrf_token_missing: {
    status: 403,
    en: 'The request does not carry the X-CSRF-Token of this session. Reload the page.',
    fr: 'La requête ne porte pas le X-CSRF-Token de cette session. Rechargez la page.',
  },
  not_permitted: {
    status: 403,
    en: 'Your role does not allow this. Ask an owner of the organization.',
    fr: 'Votre rôle ne le permet pas. Adressez-vous à un propriétaire de l’organisation.',
  },
  access_suspended: {
    status: 403,
    en: 'The operator has suspended the access of your company. Orders stay as they are; ask its porting desk.',
    fr: 'L’exploitant a suspendu l’accès de votre entreprise. Les demandes restent en l’état ; adressez-vous à son service des portages.',
  },
  step_up_required: {
    status: 403,
    en: 'Show again that it is you: this asks for a proof that is not older than 10 minutes. An API token must have been made able to act without it.',
    fr: 'Confirmez votre identité : cette action exige une preuve de moins de 10 minutes. Un jeton d’API doit avoir été créé avec le droit de s’en passer.',
  },
  reason_required: {
    status: 403,
    en: 'Say first why you act for this organization: its people read the reason in their record.',
    fr: 'Indiquez d’abord pourquoi vous agissez pour cette organisation : le motif figure dans son journal.',
  },
  // 404 to 408
  not_found: { status: 404, en: 'There is no such thing here.', fr: 'Cet élément n’existe pas ici.' },
  setup_link_invalid: {
    status: 404,
    en: 'This link was used, has expired or never existed. Ask for a new one.',
    fr: 'Ce lien a déjà servi, a expiré ou est inconnu. Demandez-en un nouveau.',
  },
  dispute_link_invalid: {
    status: 404,
    en: 'This link was used, has expired or never existed. Sign in to see the request.',
    fr: 'Ce lien a déjà servi, a expiré ou est inconnu. Connectez-vous pour voir la demande.',
  },
  pin_cannot_be_removed: {
    status: 405,
    en: 'A port-out PIN can be changed, but never removed.',
    fr: 'Un code PIN de portage sortant peut être modifié, mais jamais supprimé.',
  },
  method_not_allowed: {
    status: 405,
    en: 'This address does not take that method.',
    fr: 'Cette adresse n’accepte pas cette méthode.',
  },
  request_too_slow: {
    status: 408,
    en: 'The request took too long to arrive. Send it again.',
    fr: 'La requête a mis trop de temps à arriver. Renvoyez-la.',
  },
  // 409: right words, wrong moment.
  organization_not_in_us: {
    status: 409,
    en: 'Port-out PINs are for organizations in the United States and its territories.',
    fr: 'Le code PIN de portage sortant est réservé aux organisations établies aux États-Unis et dans leurs territoires.',
  },
  duplicate_pon: {
    status: 409,
    en: 'This purchase order number is already in use for another request. To change that request, send a supplement; for a new one, use a new number.',
    fr: 'Ce numéro de commande (PON) est déjà utilisé pour une autre demande. Pour modifier celle-ci, envoyez un supplément ; pour une nouvelle demande, utilisez un nouveau numéro.',
  },
  move_not_allowed: {
    status: 409,
    en: 'The order is {status}; this cannot be done now. Possible now: {moves}.',
    fr: 'La demande est à l’état « {status} » ; cette action est impossible maintenant. Possible : {moves}.',
  },
  numbers_not_free: {
    status: 409,
    en: 'These numbers cannot be brought back: somebody here has them by now: {numbers}.',
    fr: 'Ces numéros ne peuvent pas être restitués, car ils sont de nouveau attribués ici : {numbers}.',
  },
  version_not_higher: {
    status: 409,
    en: 'The version of a supplement must be higher than the last one of the order, which is {version}.',
    fr: 'La version d’un complément doit être supérieure à la dernière de la demande, qui est {version}.',
  },
  pin_not_on_hold: {
    status: 409,
    en: 'Automatic PIN decisions are not on hold.',
    fr: 'Les décisions automatiques par code PIN ne sont pas suspendues.',
  },
  lock_would_be_weaker: {
    status: 409,
    en: 'A lock that ends later, or only when it is unlocked, covers exactly this already. It must be unlocked before a shorter one is set.',
    fr: 'Un verrou qui prend fin plus tard, ou seulement au déverrouillage, couvre déjà cela. Il faut le déverrouiller avant d’en poser un plus court.',
  },
  lock_ended: {
    status: 409,
    en: 'This lock has ended already.',
    fr: 'Ce verrou a déjà pris fin.',
  },
  number_locked: {
    status: 409,
    en: 'These numbers are locked against porting out: {numbers}. They must be unlocked before the order can be confirmed.',
    fr: 'Ces numéros sont verrouillés contre le portage sortant : {numbers}. Il faut les déverrouiller avant de confirmer la demande.',
  },
  already_claimed: {
    status: 409,
    en: '{name} has this order. Ask them, or take it over.',
    fr: '{name} s’occupe déjà de cette demande. Adressez-vous à cette personne ou reprenez la demande.',
  },
  too_many_documents: {
    status: 409,
    en: 'This order has {maximum} documents already; no more are taken.',
    fr: 'Cette demande compte déjà {maximum} documents ; aucun autre n’est accepté.',
  },
  too_many_saved_filters: {
    status: 409,
    en: 'There are {maximum} saved filters already. Delete one first.',
    fr: 'Il existe déjà {maximum} filtres enregistrés. Supprimez-en un d’abord.',
  },
  carrier_suspended: {
    status: 409,
    en: 'This carrier is suspended already.',
    fr: 'Cet opérateur est déjà suspendu.',
  },
  carrier_not_suspended: {
    status: 409,
    en: 'This carrier is not suspended.',
    fr: 'Cet opérateur n’est pas suspendu.',
  },
  too_many_passkeys: {
    status: 409,
    en: 'There are {maximum} passkeys already. Remove one first.',
    fr: 'Il existe déjà {maximum} clés d’accès. Supprimez-en une d’abord.',
  },
  totp_already_on: {
    status: 409,
    en: 'An authenticator app is set up already. Remove it first.',
    fr: 'Une application d’authentification est déjà associée. Dissociez-la d’abord.',
  },
  totp_not_on: {
    status: 409,
    en: 'No authenticator app is set up.',
    fr: 'Aucune application d’authentification n’est associée.',
  },
  last_owner: {
    status: 409,
    en: 'This is the last active owner of the organization. Make somebody else an owner first.',
    fr: 'C’est le dernier propriétaire actif de l’organisation. Désignez d’abord un autre propriétaire.',
  },
  last_operator_admin: {
    status: 409,
    en: 'This is the last active operator admin. Give that role to somebody else first.',
    fr: 'C’est le dernier administrateur actif de l’exploitation. Donnez d’abord ce rôle à une autre personne.',
  },
  not_joined: {
    status: 409,
    en: 'This person was invited and has not joined yet. Withdraw the invitation or send it again.',
    fr: 'Cette personne est invitée mais n’a pas encore rejoint. Retirez l’invitation ou renvoyez-la.',
  },
  not_invited: {
    status: 409,
    en: 'There is no open invitation of this person: they have joined.',
    fr: 'Cette personne n’a pas d’invitation en cours : elle a déjà rejoint.',
  },
  already_exists: {
    status: 409,
    en: 'This exists already: {what}.',
    fr: 'Cet élément existe déjà : {what}.',
  },
  // 413 to 415
  too_many_webhook_endpoints: {
    status: 409,
    en: 'There are {maximum} webhook endpoints already. Delete one first.',
    fr: 'Il existe déjà {maximum} points de terminaison webhook. Supprimez-en un d’abord.',
  },
  delivery_not_given_up: {
    status: 409,
    en: 'Only a delivery that was given up or not sent can be sent again, and only while its endpoint is there.',
    fr: 'Seul un envoi abandonné ou non envoyé peut être relancé, tant que son point de terminaison existe.',
  },
  body_too_large: {
    status: 413,
    en: 'The body is larger than {limit} bytes.',
    fr: 'Le corps de la requête dépasse {limit} octets.',
  },
  unsupported_media_type: { status: 415, en: 'Send {expected}.', fr: 'Envoyez {expected}.' },
  // 422: fields, listed in `errors`.
  invalid_request: {
    status: 422,
    en: 'Some fields need correction; see errors.',
    fr: 'Certains champs sont à corriger ; voir « errors ».',
  },
  idempotency_mismatch: {
    status: 422,
    en: 'This Idempotency-Key was used for a different request. Use a new key.',
    fr: 'Cette clé d’idempotence a servi à une autre requête. Utilisez une nouvelle clé.',
  },
  file_type_mismatch: {
    status: 422,
    en: 'The file is not a whole {expected} file. Send it as what it is: PDF, PNG or JPEG.',
    fr: 'Le fichier n’est pas un fichier {expected} complet. Envoyez-le sous son vrai type : PDF, PNG ou JPEG.',
  },
  csv_unreadable: {
    status: 422,
    en: 'The file cannot be read as CSV: {why}.',
    fr: 'Le fichier n’est pas un CSV lisible : {why}.',
  },
  // 431
  headers_too_large: {
    status: 431,
    en: 'The headers of the request are too large.',
    fr: 'Les en-têtes de la requête sont trop volumineux.',
  },
  // 429 and 503: later.
  too_many_requests: {
    status: 429,
    en: 'Too many requests. Try again in {wait}.',
    fr: 'Trop de requêtes. Réessayez dans {wait}.',
  },
  pin_attempts_in_flight: {
    status: 429,
    en: 'As many PIN checks as are left before the stop are under way for this organization. Try again shortly.',
    fr: 'Le nombre maximal de vérifications de code PIN est en cours pour cette organisation. Réessayez dans un instant.',
  },
  internal_error: {
    status: 500,
    en: 'Something failed on our side. Nothing was decided. Quote the request id.',
    fr: 'Une erreur est survenue de notre côté. Rien n’a été décidé. Indiquez l’identifiant de requête.',
  },
  temporarily_unavailable: {
    status: 503,
    en: 'We cannot answer right now; nothing was decided. Send the same request again.',
    fr: 'Nous ne pouvons pas répondre pour le moment ; rien n’a été décidé. Renvoyez la même requête.',
  },
  clock_set_back: {
    status: 503,
    en: 'The clock of this server runs behind what is already on record, so nothing can be dated. The operator must correct it.',
    fr: 'L’horloge de ce serveur retarde sur ce qui est déjà enregistré : rien ne peut être daté. L’opérateur doit la corriger.',
  },
} as const satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof problems;

export type ProblemParams = Record<string, string | number>;
