import { dueDateAheadMaxDays } from './desired-due-date.ts';

export type ReasonCode =
  | 'account_number_missing'
  | 'account_number_mismatch'
  | 'pin_missing'
  | 'pin_mismatch'
  | 'pin_not_set'
  | 'postal_code_missing'
  | 'postal_code_mismatch'
  | 'number_not_on_account'
  | 'number_not_active'
  | 'number_locked'
  | 'number_already_porting'
  | 'too_many_numbers'
  | 'customer_info_mismatch'
  | 'invalid_request'
  | 'toll_free_not_supported'
  | 'country_not_supported'
  | 'due_date_in_past'
  | 'due_date_too_soon'
  | 'due_date_too_far'
  | 'duplicate_pon'
  | 'agency_authorization_missing';

type InEachLanguage = { en: string; fr: string };

export type Reason = {
  /** Whether it stands on one number or on the whole order. */
  level: 'number' | 'order';
  /** The request's field that it is about, as the API names it; null when it is about no single one. */
  field: string | null;
  /** What is wrong, in words that may reach the gaining carrier: they never hold a right value. */
  text: InEachLanguage;
  howToFix: InEachLanguage;
  /** Who has to do something next. */
  whoActs: 'gaining_carrier' | 'owner' | 'porting_desk';
  /** True when a supplement 3 to the same order can lead to a confirmation; else it takes a new order. */
  isFixableBySupplement: boolean;
  /** What others call it; null where they have no name for it. */
  codes: { bandwidth: string | null; telnyx: string | null; carrier: string | null };
};

/**
 * Every reason a port-out order can be rejected for: a closed list, so that debt, contract, name (simple
 * port) and our own faults cannot become grounds.
 *
 * Bandwidth lets a port through on any code but 7510 to 7519 and 7598, so no other may stand here:
 * `number_locked` is 7598 although Bandwidth uses 7520 elsewhere. Telnyx codes are those of its porting
 * exceptions; to its port-out requests a wrong PIN is 1002. Carrier codes are what production systems have
 * been seen to show (a PIN is 6B with some wireless carriers); the licensed documents were not read, and
 * conformance with them is not claimed.
 */
export const reasons: Readonly<Record<ReasonCode, Reason>> = {
  account_number_missing: {
    level: 'order',
    field: 'accountNumber',
    text: { en: 'The account number is missing.', fr: 'Le numéro de compte est absent.' },
    howToFix: {
      en: "Send the account number shown on the end user's bill.",
      fr: 'Indiquez le numéro de compte qui figure sur la facture du client.',
    },
    whoActs: 'gaining_carrier',
    isFixableBySupplement: true,
    codes: { bandwidth: '7510', telnyx: 'ACCOUNT_NUMBER_MISMATCH', carrier: '8A' },
  },
  account_number_mismatch: {
    level: 'order',
    field: 'accountNumber',
    text: {
      en: 'The account number is not the one these numbers belong to.',
      fr: 'Le numéro de compte n’est pas celui auquel ces numéros sont rattachés.',
    },
    howToFix: {
      en: 'Check the account number with the end user and send a correction.',
      fr: 'Vérifiez le numéro de compte auprès du client, puis envoyez une correction.',
    },
    whoActs: 'gaining_carrier',
    isFixableBySupplement: true,
    codes: { bandwidth: '7511', telnyx: 'ACCOUNT_NUMBER_MISMATCH', carrier: '8A' },
  },
  pin_missing: {
    level: 'order',
    field: 'pin',
    text: { en: 'The port-out PIN is missing.', fr: 'Le code PIN de portage sortant est absent.' },
    howToFix: {
      en: 'Ask the end user for the port-out PIN of the organization and send it.',
      fr: 'Demandez au client le code PIN de portage sortant de son organisation et transmettez-le.',
    },
    whoActs: 'gaining_carrier',
    isFixableBySupplement: true,
    codes: { bandwidth: '7512', telnyx: 'PASSCODE_PIN_INVALID', carrier: '8C' },
  },
  pin_mismatch: {
    level: 'order',
    field: 'pin',
    text: { en: 'The port-out PIN is not right.', fr: 'Le code PIN de portage sortant est erroné.' },
    howToFix: {
      en: 'Check the port-out PIN with the end user and send a correction.',
      fr: 'Vérifiez le code PIN de portage sortant auprès du client, puis envoyez une correction.',
    },
    whoActs: 'gaining_carrier',
    isFixableBySupplement: true,
    codes: { bandwidth: '7513', telnyx: 'PASSCODE_PIN_INVALID', carrier: '8C' },
  },
  pin_not_set: {
    level: 'order',
    field: 'pin',
    text: {
      en: 'The organization has not set a port-out PIN, so its numbers cannot leave.',
      fr: 'Aucun code PIN de portage sortant n’est défini : les numéros ne peuvent pas être portés.',
    },
    howToFix: {
      en: 'An admin of the organization sets a port-out PIN; then send a correction with it.',
      fr: 'Un administrateur de l’organisation doit définir le code PIN ; envoyez-le ensuite en correction.',
    },
    whoActs: 'owner',
    isFixableBySupplement: true,
    codes: { bandwidth: '7513', telnyx: null, carrier: '8C' },
  },
  postal_code_missing: {
    level: 'order',
    field: 'postalCode',
    text: { en: 'The ZIP code is missing.', fr: 'Le code postal est absent.' },
    howToFix: {
      en: "Send the five-digit ZIP code of the account's billing address.",
      fr: 'Indiquez le code postal à cinq chiffres de l’adresse de facturation du compte.',
    },
    whoActs: 'gaining_carrier',
    isFixableBySupplement: true,
    codes: { bandwidth: '7514', telnyx: 'POSTAL_CODE_MISMATCH', carrier: '8D' },
  },
  postal_code_mismatch: {
    level: 'order',
    field: 'postalCode',
    text: {
      en: 'The ZIP code is not the one of the account.',
      fr: 'Le code postal n’est pas celui du compte.',
    },
    howToFix: {
      en: 'Check the ZIP code of the billing address with the end user and send a correction.',
      fr: 'Vérifiez auprès du client le code postal de facturation, puis envoyez une correction.',
    },
    whoActs: 'gaining_carrier',
    isFixableBySupplement: true,
    codes: { bandwidth: '7515', telnyx: 'POSTAL_CODE_MISMATCH', carrier: '8D' },
  },
  number_not_on_account: {
    level: 'number',
    field: 'numbers',
    text: {
      en: 'This number is not on the account that was given.',
      fr: 'Ce numéro de téléphone ne figure pas sur le compte indiqué.',
    },
    howToFix: {
      en: 'Check the number and the account number with the end user and send a correction; if that is refused alike, send a new order.',
      fr: 'Vérifiez le numéro et le numéro de compte auprès du client, puis envoyez une correction ; si elle est refusée de même, envoyez une nouvelle demande.',
    },
    whoActs: 'gaining_carrier',
    isFixableBySupplement: true,
    codes: { bandwidth: '7516', telnyx: 'PHONE_NUMBER_MISMATCH', carrier: '6A' },
  },
  number_not_active: {
    level: 'number',
    field: 'numbers',
    text: { en: 'This number is not in service.', fr: 'Ce numéro de téléphone n’est pas en service.' },
    howToFix: {
      en: 'The end user has the number put back in service; then send a correction.',
      fr: 'Le client doit faire remettre le numéro de téléphone en service ; envoyez ensuite une correction.',
    },
    whoActs: 'owner',
    isFixableBySupplement: true,
    codes: { bandwidth: '7518', telnyx: 'PHONE_NUMBER_NOT_PORTABLE', carrier: '6D' },
  },
  number_locked: {
    level: 'number',
    field: 'numbers',
    text: {
      en: "This number is locked against porting out at its owner's wish.",
      fr: 'Ce numéro de téléphone est verrouillé contre le portage sortant à la demande de son titulaire.',
    },
    howToFix: {
      en: 'An admin of the organization lifts the lock; then send a correction.',
      fr: 'Un administrateur de l’organisation doit lever le verrou ; envoyez ensuite une correction.',
    },
    whoActs: 'owner',
    isFixableBySupplement: true,
    codes: { bandwidth: '7598', telnyx: null, carrier: '6P' },
  },
  number_already_porting: {
    level: 'number',
    field: 'numbers',
    text: {
      en: 'Another port-out order for this number is open.',
      fr: 'Une autre demande de portage est en cours pour ce numéro de téléphone.',
    },
    howToFix: {
      en: 'Wait until the other order has ended, or cancel it if it is yours, and send a correction.',
      fr: 'Attendez la fin de l’autre demande ou annulez-la si c’est la vôtre, puis envoyez une correction.',
    },
    whoActs: 'gaining_carrier',
    isFixableBySupplement: true,
    codes: { bandwidth: '7516', telnyx: 'SV_CONFLICT', carrier: '6M' },
  },
  too_many_numbers: {
    level: 'order',
    field: 'numbers',
    text: {
      en: 'The order has more numbers than one order may have.',
      fr: 'La demande de portage comporte trop de numéros de téléphone.',
    },
    howToFix: {
      en: 'Split the numbers over several orders.',
      fr: 'Répartissez les numéros de téléphone sur plusieurs demandes de portage.',
    },
    whoActs: 'gaining_carrier',
    isFixableBySupplement: false,
    codes: { bandwidth: '7517', telnyx: 'PORTING_ORDER_SPLIT_REQUIRED', carrier: '6R' },
  },
  customer_info_mismatch: {
    level: 'order',
    field: null,
    text: {
      en: "The end user's name or address is not the one of the account.",
      fr: 'Le nom ou l’adresse du client ne correspond pas au compte.',
    },
    howToFix: {
      en: 'Check the name and the service address with the end user and send a correction.',
      fr: 'Vérifiez le nom et l’adresse d’installation auprès du client, puis envoyez une correction.',
    },
    whoActs: 'gaining_carrier',
    isFixableBySupplement: true,
    codes: { bandwidth: '7519', telnyx: 'ENTITY_NAME_MISMATCH', carrier: '8G' },
  },
  invalid_request: {
    level: 'order',
    field: null,
    text: {
      en: 'The request cannot be understood as it stands.',
      fr: 'La demande est inexploitable en l’état.',
    },
    howToFix: {
      en: 'Check the form of the request against the documentation and send it again.',
      fr: 'Vérifiez la forme de la demande à l’aide de la documentation, puis renvoyez-la.',
    },
    whoActs: 'gaining_carrier',
    isFixableBySupplement: false,
    codes: { bandwidth: '7598', telnyx: null, carrier: null },
  },
  toll_free_not_supported: {
    level: 'number',
    field: 'numbers',
    text: {
      en: 'This is a toll-free number, which is not moved by a port-out order.',
      fr: 'Ce numéro est un numéro gratuit, qui ne se transfère pas par une demande de portage.',
    },
    howToFix: { en: 'Ask for a change of RespOrg instead.', fr: 'Demandez plutôt un changement de RespOrg.' },
    whoActs: 'gaining_carrier',
    isFixableBySupplement: false,
    codes: { bandwidth: '7516', telnyx: 'PHONE_NUMBER_NOT_PORTABLE', carrier: '6K' },
  },
  country_not_supported: {
    level: 'number',
    field: 'numbers',
    text: {
      en: 'This is not a geographic number of the United States or its territories.',
      fr: 'Ce numéro n’est pas un numéro géographique des États-Unis ou de leurs territoires.',
    },
    howToFix: {
      en: 'Leave the number out of a new order.',
      fr: 'Retirez ce numéro de téléphone et présentez une nouvelle demande de portage.',
    },
    whoActs: 'gaining_carrier',
    isFixableBySupplement: false,
    codes: { bandwidth: '7516', telnyx: 'PHONE_NUMBER_NOT_PORTABLE', carrier: '6K' },
  },
  due_date_in_past: {
    level: 'order',
    field: 'desiredDueDate',
    text: { en: 'The desired due date is in the past.', fr: 'La date de portage souhaitée est passée.' },
    howToFix: {
      en: 'Send a later due date, or none for the earliest one.',
      fr: 'Indiquez une date de portage ultérieure, ou n’en indiquez aucune pour obtenir la plus proche.',
    },
    whoActs: 'gaining_carrier',
    isFixableBySupplement: true,
    codes: { bandwidth: '7598', telnyx: 'FOC_REJECTED', carrier: '6E' },
  },
  due_date_too_soon: {
    level: 'order',
    field: 'desiredDueDate',
    text: {
      en: 'The desired due date is earlier than the porting interval allows.',
      fr: 'La date de portage souhaitée est antérieure à celle que le délai de portage autorise.',
    },
    howToFix: {
      en: 'Send a later due date, or none for the earliest one.',
      fr: 'Indiquez une date de portage ultérieure, ou n’en indiquez aucune pour obtenir la plus proche.',
    },
    whoActs: 'gaining_carrier',
    isFixableBySupplement: true,
    codes: { bandwidth: '7598', telnyx: 'FOC_REJECTED', carrier: '6E' },
  },
  due_date_too_far: {
    level: 'order',
    field: 'desiredDueDate',
    text: {
      en: `The desired due date is more than ${dueDateAheadMaxDays} days ahead.`,
      fr: `La date de portage souhaitée est à plus de ${dueDateAheadMaxDays} jours.`,
    },
    howToFix: {
      en: `Send a due date within the next ${dueDateAheadMaxDays} days.`,
      fr: `Indiquez une date de portage dans les ${dueDateAheadMaxDays} prochains jours.`,
    },
    whoActs: 'gaining_carrier',
    isFixableBySupplement: true,
    codes: { bandwidth: '7598', telnyx: 'FOC_REJECTED', carrier: '6E' },
  },
  duplicate_pon: {
    level: 'order',
    field: 'purchaseOrderNumber',
    text: {
      en: 'This purchase order number and version stand for another order already.',
      fr: 'Ce numéro de bon de commande et cette version désignent déjà une autre demande de portage.',
    },
    howToFix: {
      en: 'Use a new purchase order number, or send a supplement to the order that has this one.',
      fr: 'Utilisez un nouveau numéro, ou envoyez un complément à la demande qui porte celui-ci.',
    },
    whoActs: 'gaining_carrier',
    isFixableBySupplement: false,
    codes: { bandwidth: '7598', telnyx: null, carrier: null },
  },
  agency_authorization_missing: {
    level: 'order',
    field: 'agencyAuthorization',
    text: {
      en: 'The request does not state that the end user has authorized it.',
      fr: 'La demande n’atteste pas que le client l’a autorisée.',
    },
    howToFix: {
      en: "Get the end user's authorization and state that it is on file.",
      fr: 'Obtenez l’autorisation du client et attestez que vous la conservez.',
    },
    whoActs: 'gaining_carrier',
    isFixableBySupplement: true,
    codes: { bandwidth: '7598', telnyx: null, carrier: null },
  },
};

/**
 * Reasons that only the owner's admins and the porting desk see, and channels that give no reasons per
 * number. A carrier reads `number_not_on_account` instead, which is the same for a number that is unknown,
 * another organization's or on another account: so account numbers cannot be tried out.
 */
const hiddenFromCarrier: ReadonlySet<ReasonCode> = new Set<ReasonCode>(['account_number_mismatch']);

/** True when the API may give this reason to the gaining carrier. */
export function isShownToCarrier(code: ReasonCode): boolean {
  return !hiddenFromCarrier.has(code);
}
