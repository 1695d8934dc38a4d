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
  not_in_the_future: { en: 'This must be in the future.', fr: 'Cette date doit être dans le futur.' },
  too_far_ahead: {
    en: 'This may be at most {maximum} days ahead.',
    fr: 'Cette date ne peut pas être à plus de {maximum} jours.',
  },
  after_lock_end: {
    en: 'The lock ends before that and would not be in force again. Choose an earlier moment, or unlock for good.',
    fr: 'Le verrou prend fin avant cette échéance et ne s’appliquerait plus. Choisissez une date antérieure, ou déverrouillez définitivement.',
  },
  jwks_unusable: {
    en: 'Not a set of public keys that can be used: {why}.',
    fr: 'Ce jeu de clés publiques est inutilisable : {why}.',
  },
  goes_with_authentication: {
    en: 'This belongs to the authentication {expected} and to no other.',
    fr: 'Ce champ va avec l’authentification {expected}, et avec elle seule.',
  },
  goes_with_scope: {
    en: 'This belongs to the scope {expected} and to no other.',
    fr: 'Ce champ va avec la portée {expected}, et avec elle seule.',
  },
  in_the_future: { en: 'This must not be in the future.', fr: 'Cette date ne doit pas être dans le futur.' },
  password_too_common: {
    en: 'This password is on lists of known passwords. Choose another.',
    fr: 'Ce mot de passe figure dans des listes connues. Choisissez-en un autre.',
  },
  password_breached: {
    en: 'This password is known from a breach of some service, so attackers try it. Choose another.',
    fr: 'Ce mot de passe a fuité d’un service : les attaquants l’essaient. Choisissez-en un autre.',
  },
  code_not_right: {
    en: 'This code is not right. Check that the clock of your phone is right, and type the newest code.',
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
