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
    fr: "Le corps de la requête n'est pas un JSON valide.",
  },
  not_signed_in: {
    status: 401,
    en: 'Sign in, or send a valid API token.',
    fr: "Connectez-vous ou envoyez un jeton d'API valide.",
  },
  sign_in_failed: {
    status: 401,
    en: 'The e-mail address or the password is not right.',
    fr: "L'adresse e-mail ou le mot de passe est incorrect.",
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
  csrf_token_missing: {
    status: 403,
    en: 'The request does not carry the X-CSRF-Token of this session. Reload the page.',
    fr: 'La requête ne porte pas le X-CSRF-Token de cette session. Rechargez la page.',
  },
  not_permitted: {
    status: 403,
    en: 'Your role does not allow this. Ask an owner of the organization.',
    fr: "Votre rôle ne le permet pas. Adressez-vous à un propriétaire de l'organisation.",
  },
  step_up_required: {
    status: 403,
    en: 'Show again that it is you: this asks for a proof that is not older than 10 minutes. An API token must have been made able to act without it.',
    fr: 'Confirmez votre identité : cette action exige une preuve de moins de 10 minutes. Un jeton d’API doit avoir été créé avec le droit de s’en passer.',
  },
  // 404 to 408
  not_found: { status: 404, en: 'There is no such thing here.', fr: "Cet élément n'existe pas ici." },
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
    fr: "Cette adresse n'accepte pas cette méthode.",
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
    en: 'Too many requests. Try again in {seconds} s.',
    fr: 'Trop de requêtes. Réessayez dans {seconds} s.',
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

/** What can be wrong with one field. Same shape, without a status: they travel inside `invalid_request`. */
export const fieldProblems = {
  required: { en: 'This is required.', fr: 'Ce champ est obligatoire.' },
  wrong_type: { en: 'This must be {expected}.', fr: 'Type attendu : {expected}.' },
  unknown_field: { en: 'There is no field of this name here.', fr: 'Aucun champ de ce nom ici.' },
  invalid_value: { en: 'Expected: {expected}.', fr: 'Attendu : {expected}.' },
  invalid_format: { en: 'This does not have the expected form.', fr: 'Le format est incorrect.' },
  invalid_text: {
    en: 'This contains control characters or broken Unicode.',
    fr: 'Ce champ contient des caractères de contrôle ou un Unicode incorrect.',
  },
  too_short: { en: 'At least {minimum} are needed.', fr: 'Minimum requis : {minimum}.' },
  too_long: { en: 'At most {maximum} are allowed.', fr: 'Maximum autorisé : {maximum}.' },
  too_small: { en: 'This must be at least {minimum}.', fr: 'La valeur minimale est {minimum}.' },
  too_big: { en: 'This must be at most {maximum}.', fr: 'La valeur maximale est {maximum}.' },
  unknown_time_zone: {
    en: 'Not a known time zone, for example America/New_York.',
    fr: 'Fuseau horaire inconnu. Exemple : America/New_York.',
  },
  unknown_country: { en: 'Not a country code of ISO 3166-1.', fr: 'Ce code de pays ISO 3166-1 est inconnu.' },
  unknown_reference: {
    en: 'This does not name anything you can use here.',
    fr: 'Cette référence ne désigne rien d’utilisable ici.',
  },
  before_the_request: {
    en: 'This must not be before the request was received.',
    fr: 'Cette date ne doit pas précéder la réception de la demande.',
  },
  in_the_future: { en: 'This must not be in the future.', fr: 'Cette date ne doit pas être dans le futur.' },
  password_too_common: {
    en: 'This password is on lists of known passwords. Choose another.',
    fr: 'Ce mot de passe figure dans des listes connues. Choisissez-en un autre.',
  },
  code_not_right: {
    en: 'This code is not right. See that the clock of your phone is, and type the newest one.',
    fr: 'Ce code est incorrect. Vérifiez l’heure de votre téléphone et saisissez le code le plus récent.',
  },
  passkey_not_verified: {
    en: 'This passkey could not be verified, or is registered already. Try again.',
    fr: 'Cette clé d’accès n’a pas pu être vérifiée, ou est déjà enregistrée. Réessayez.',
  },
  too_many_numbers: {
    en: 'At most {maximum} numbers fit in one order. Split the {given} numbers into {orders} orders of at most {maximum}.',
    fr: 'Une demande contient au plus {maximum} numéros. Répartissez les {given} numéros sur {orders} demandes d’au plus {maximum}.',
  },
  number_repeated: {
    en: 'This number is in the request twice.',
    fr: 'Ce numéro figure deux fois dans la demande.',
  },
  phone_number_malformed: {
    en: 'Not a phone number in E.164 form, for example +14255550123.',
    fr: 'Ce n’est pas un numéro de téléphone au format E.164. Exemple : +14255550123.',
  },
  date_of_other_year: {
    en: 'This date is not in {year}.',
    fr: 'Cette date n’est pas en {year}.',
  },
  date_repeated: {
    en: 'This date is in the list twice.',
    fr: 'Cette date figure deux fois dans la liste.',
  },
  reason_unknown: {
    en: 'Not a reason a person may refuse with. One of: {expected}.',
    fr: 'Ce motif ne peut pas être choisi. Motifs possibles : {expected}.',
  },
  due_date_in_past: {
    en: 'The due date must be later than today.',
    fr: 'La date de portage doit être postérieure à aujourd’hui.',
  },
  due_date_too_soon: {
    en: 'The porting interval does not allow this due date. The earliest is {earliest}.',
    fr: 'Le délai de portage ne permet pas cette date. La plus proche est {earliest}.',
  },
  due_date_too_far: {
    en: 'The due date would be more than {maximum} days ahead. Give an earlier one. Who decides a held order may also refuse it with the reason due_date_too_far.',
    fr: 'La date de portage serait à plus de {maximum} jours. Indiquez une date plus proche. Une demande en attente peut aussi être refusée avec le motif due_date_too_far.',
  },
  always_mailed: {
    en: 'This e-mail cannot be switched off: not to know would cost numbers.',
    fr: 'Cet e-mail ne peut pas être désactivé : l’ignorer coûterait des numéros.',
  },
  url_malformed: {
    en: 'Not an https address without a name and password, for example https://hooks.example.com/portkeeper.',
    fr: 'Indiquez une adresse https sans nom ni mot de passe. Exemple : https://hooks.example.com/portkeeper.',
  },
  url_host_unknown: {
    en: 'No address was found for the host of this URL.',
    fr: 'Aucune adresse n’a été trouvée pour l’hôte de cette URL.',
  },
  url_address_not_allowed: {
    en: 'This URL leads to an address that is not public. The operator can allow networks of its own.',
    fr: 'Cette URL mène à une adresse qui n’est pas publique. L’opérateur peut autoriser ses propres réseaux.',
  },
  only_to_refuse: {
    en: 'This goes with a refusal only.',
    fr: 'Ce champ n’accompagne qu’un refus.',
  },
  needs_a_search: {
    en: 'All orders are shown for a search only. Give a query too.',
    fr: 'L’ensemble des demandes n’est affiché que pour une recherche. Indiquez aussi le texte cherché.',
  },
  carrier_audience_only: {
    en: 'A carrier writes to both sides: the audience is carrier.',
    fr: 'Un opérateur receveur écrit aux deux parties : le destinataire est « carrier ».',
  },
  only_to_confirm: {
    en: 'This goes with a confirmation only.',
    fr: 'Ce champ n’accompagne qu’une confirmation.',
  },
  pin_required: { en: 'Enter a PIN of 6 to 10 digits.', fr: 'Saisissez un code PIN de 6 à 10 chiffres.' },
  pin_too_short: {
    en: 'The PIN needs at least 6 digits.',
    fr: 'Le code PIN doit comporter au moins 6 chiffres.',
  },
  pin_too_long: {
    en: 'The PIN may have at most 10 digits.',
    fr: 'Le code PIN comporte au plus 10 chiffres.',
  },
  pin_not_digits: {
    en: 'Only the digits 0 to 9 are allowed in a PIN.',
    fr: 'Seuls les chiffres de 0 à 9 sont autorisés dans un code PIN.',
  },
  pin_too_easy: {
    en: 'This PIN is too easy to guess. Choose another, or have one generated.',
    fr: 'Ce code PIN est trop facile à deviner. Choisissez-en un autre ou faites-en générer un.',
  },
  pin_unchanged: {
    en: 'This is the PIN that is set now. Choose a new one.',
    fr: 'C’est le code PIN actuel. Choisissez-en un nouveau.',
  },
  pin_reused: {
    en: 'This PIN was used before. Choose one that is not among the last five.',
    fr: 'Ce code PIN a déjà servi. Choisissez-en un qui ne figure pas parmi les cinq derniers.',
  },
  pin_cannot_be_removed: {
    en: 'A port-out PIN can be changed, but never removed.',
    fr: 'Un code PIN de portage sortant peut être modifié, mais jamais supprimé.',
  },
  // What can be wrong with a number that is to be added.
  country_not_supported: {
    en: 'Only geographic numbers of the United States and its territories can be kept here.',
    fr: 'Seuls les numéros géographiques des États-Unis et de leurs territoires sont acceptés.',
  },
  toll_free_not_supported: {
    en: 'Toll-free numbers move by their RespOrg and are not kept here.',
    fr: 'Les numéros gratuits relèvent de leur RespOrg et ne sont pas gérés ici.',
  },
  already_present: {
    en: 'This organization has this number already.',
    fr: 'L’organisation a déjà ce numéro.',
  },
  number_taken: {
    en: 'This number cannot be added: it is in use.',
    fr: 'Ce numéro ne peut pas être ajouté : il est déjà utilisé.',
  },
  account_unknown: {
    en: 'No billing account of this organization has this account number.',
    fr: 'Aucun compte de facturation de cette organisation ne porte ce numéro.',
  },
} as const satisfies Record<string, { en: string; fr: string }>;

export type FieldProblemCode = keyof typeof fieldProblems;
export type ProblemParams = Record<string, string | number>;
