import type { MailTexts, MailWords } from './mail-texts.ts';

// French counts 0 and 1 as singular, and sets a no-break space before a colon.
const isOne = ({ count }: MailWords) => count < 2;
const numbers = (words: MailWords) =>
  isOne(words) ? `${words.count} numéro de téléphone` : `${words.count} numéros de téléphone`;
const carrier = (words: MailWords) => words.carrier || 'Un autre opérateur';
const ifSilent = (words: MailWords) => {
  const [leave, stay] = isOne(words)
    ? ['le numéro vous quitte', 'le numéro reste chez vous']
    : ['les numéros vous quittent', 'les numéros restent chez vous'];
  if (words.ifSilent === 'confirm') return ` Sans réponse dans les délais, elle est confirmée et ${leave}.`;
  return words.ifSilent === 'refuse' ? ` Sans réponse dans les délais, elle est refusée et ${stay}.` : '';
};
const by = (words: MailWords) => (words.by === '' ? '' : ` par ${words.by}`);

const locked = ({ lock, organization }: MailWords) => {
  if (lock?.scope === 'number') return `le numéro ${lock.number}`;
  return lock?.scope === 'billing_account'
    ? `tous les numéros d’un compte de facturation de ${organization}`
    : `tous les numéros de ${organization}`;
};

export const mailTextsFr: MailTexts = {
  news: {
    pin_set: {
      subject: ({ organization }) => `Code PIN de portage sortant défini pour ${organization}`,
      what: (words) =>
        `Le code PIN de portage sortant a été défini${by(words)}. Avec ce code, des numéros peuvent désormais être portés.`,
    },
    pin_changed: {
      subject: ({ organization }) => `Code PIN de portage sortant modifié pour ${organization}`,
      what: (words) =>
        `Le code PIN de portage sortant a été modifié${by(words)}. L’ancien code ne fonctionne plus.`,
    },
    pin_resumed: {
      subject: ({ organization }) => `Décisions automatiques par code PIN rétablies pour ${organization}`,
      what: (words) =>
        `Les décisions automatiques par code PIN ont été rétablies${by(words)}. ` +
        'Les demandes mises en attente entre-temps le restent.',
    },
    wrong_pin_alert: {
      subject: ({ tries }) => `${tries} codes PIN de portage sortant erronés de suite`,
      what: (words) =>
        `${carrier(words)} a fourni un code PIN de portage sortant erroné, le ${words.tries}ᵉ de suite.`,
    },
    pin_on_hold: {
      subject: ({ tries }) => `Décisions automatiques suspendues après ${tries} codes PIN erronés`,
      what: (words) =>
        `Après ${words.tries} codes PIN erronés de suite, plus aucune demande n’est décidée par code PIN. ` +
        'Chacune attend votre décision jusqu’à ce que vous changiez le code ou rétablissiez les décisions automatiques.',
    },
    lock_set: {
      subject: ({ organization }) => `Numéros de ${organization} verrouillés contre le portage sortant`,
      what: (words) =>
        `Un verrou contre le portage sortant a été posé${by(words)} sur ${locked(words)}. ` +
        'Tant qu’il est en vigueur, toute demande de portage sortant attend votre réponse.',
    },
    lock_lifted: {
      subject: ({ organization }) => `Verrou de portage sortant levé : numéros de ${organization}`,
      what: (words) =>
        words.lock?.isForATime
          ? `Le verrou posé sur ${locked(words)} a été levé temporairement${by(words)}. ` +
            'Il ne retient aucune demande avant de reprendre effet de lui-même. Si ce n’était pas voulu, verrouillez de nouveau sans attendre.'
          : `Le verrou posé sur ${locked(words)} a été levé${by(words)}. ` +
            'Il ne retient plus aucune demande. Si ce n’était pas voulu, verrouillez de nouveau sans attendre.',
    },
    lock_expired: {
      subject: ({ organization }) => `Fin d’un verrou contre le portage sortant pour ${organization}`,
      what: (words) =>
        `Le verrou posé sur ${locked(words)} est arrivé à échéance. Il ne retient plus aucune demande. ` +
        'Pour que la protection continue, verrouillez de nouveau.',
    },
    order_held: {
      subject: (words) => `Votre réponse est attendue : demande de portage ${words.pon}, ${numbers(words)}`,
      what: (words) =>
        `${carrier(words)} demande le portage sortant de ${numbers(words)}. La demande attend votre réponse.${ifSilent(words)}`,
    },
    order_confirmed: {
      subject: (words) => `Demande de portage ${words.pon} confirmée : ${numbers(words)} à porter`,
      what: (words) =>
        `La demande de portage sortant de ${numbers(words)} est confirmée. ` +
        (isOne(words) ? 'Le numéro va quitter votre compte.' : 'Les numéros vont quitter votre compte.'),
    },
    attempt_on_numbers: {
      subject: ({ organization }) => `Tentative de portage de numéros de ${organization}`,
      what: (words) =>
        `${carrier(words)} a demandé le portage de numéros dont certains sont les vôtres et d’autres non. ` +
        'Aucune décision n’a été prise en votre nom.',
    },
    order_rejected: {
      subject: (words) => `Demande de portage ${words.pon} refusée`,
      what: (words) =>
        `La demande de portage sortant de ${numbers(words)} est refusée. ` +
        (isOne(words) ? 'Le numéro reste chez vous.' : 'Les numéros restent chez vous.'),
    },
    order_reminder: {
      subject: (words) => `Rappel : la demande de portage ${words.pon} attend toujours votre réponse`,
      what: (words) =>
        `La demande de portage sortant de ${numbers(words)} attend toujours votre réponse.${ifSilent(words)}`,
    },
    order_amended: {
      subject: (words) => `Demande de portage ${words.pon} modifiée par l’opérateur`,
      what: (words) => `${carrier(words)} a modifié sa demande de portage sortant de ${numbers(words)}.`,
    },
    order_completed: {
      subject: (words) => `Portage terminé : demande ${words.pon}, ${numbers(words)}`,
      what: (words) =>
        isOne(words)
          ? `${numbers(words)} est passé chez un autre opérateur. La demande est terminée.`
          : `${numbers(words)} sont passés chez un autre opérateur. La demande est terminée.`,
    },
    order_cancelled: {
      subject: (words) => `Demande de portage ${words.pon} annulée`,
      what: (words) =>
        `La demande de portage sortant de ${numbers(words)} est annulée. ` +
        (isOne(words) ? 'Le numéro reste chez vous.' : 'Les numéros restent chez vous.'),
    },
    order_disputed: {
      subject: (words) => `Demande de portage ${words.pon} contestée et gelée`,
      what: (words) =>
        `La demande de portage sortant de ${numbers(words)} a été contestée${by(words)}. Elle est gelée.`,
    },
    dispute_resolved: {
      subject: (words) => `Contestation de la demande de portage ${words.pon} close`,
      what: (words) => `La contestation de la demande de portage sortant de ${numbers(words)} est close.`,
    },
    order_returned: {
      subject: (words) => `Numéros restitués : demande de portage ${words.pon}`,
      what: (words) =>
        isOne(words)
          ? `${numbers(words)} vous a été restitué. Il est de nouveau actif.`
          : `${numbers(words)} vous ont été restitués. Ils sont de nouveau actifs.`,
    },
    order_expired: {
      subject: (words) => `Demande de portage ${words.pon} expirée`,
      what: () => 'La demande refusée n’a pas été corrigée dans les délais : elle a expiré.',
    },
    token_expiring: {
      subject: ({ token }) => `Le jeton d’API ${token} expire bientôt`,
      what: ({ token, carrier: name }) =>
        `Le jeton d’API ${token}${name === '' ? '' : ` de ${name}`} expire bientôt. ` +
        'Tout programme qui l’utilise sera alors refusé : donnez-lui un nouveau jeton avant cette date.',
    },
    order_commented: {
      subject: (words) => `Nouveau commentaire sur la demande de portage ${words.pon}`,
      what: () => 'Un commentaire a été ajouté à la demande de portage.',
    },
    user_joined: {
      subject: ({ person, organization }) => `${person} a rejoint ${organization}`,
      what: ({ person, organization }) =>
        `${person} a accepté l’invitation et peut désormais agir pour ${organization}.`,
    },
    user_role_changed: {
      subject: ({ person, organization }) => `Rôle de ${person} modifié dans ${organization}`,
      what: (words) =>
        `Le rôle de ${words.person} a été modifié${by(words)}. Le nouveau rôle s’applique dès maintenant.`,
    },
    user_deactivated: {
      subject: ({ person, organization }) => `${person} ne peut plus agir pour ${organization}`,
      what: (words) =>
        `Le compte de ${words.person} a été désactivé${by(words)} et ses sessions sont fermées. ` +
        'Les jetons d’API créés par cette personne restent valables.',
    },
    user_reactivated: {
      subject: ({ person, organization }) => `${person} peut de nouveau agir pour ${organization}`,
      what: (words) => `Le compte de ${words.person} a été réactivé${by(words)}.`,
    },
    sign_in_policy_changed: {
      subject: ({ organization }) => `Règle de connexion modifiée pour ${organization}`,
      what: (words) =>
        `Les exigences de connexion de ${words.organization} ont été modifiées${by(words)}. ` +
        'La règle en vigueur figure dans Paramètres, Connexion. Si ce changement vous surprend, vérifiez qui l’a fait.',
    },
  },
  facts: {
    organization: 'Organisation',
    carrier: 'Opérateur receveur',
    pon: 'Numéro de commande (PON)',
    numbers: 'Numéros de téléphone',
    account: 'Compte',
    answerBy: 'Répondre avant',
    leavesAt: 'Date de portage',
    endsAt: 'Expiration',
    lockedUntil: 'Verrouillé jusqu’au',
    unlockedUntil: 'Déverrouillé jusqu’au',
    happenedAt: 'Survenu',
  },
  account: (end) => `se terminant par ${end}`,
  andMore: (count) => (count === 1 ? 'et 1 autre' : `et ${count} autres`),
  act: {
    order: 'Ouvrir la demande',
    pin: 'Voir le code PIN de portage sortant',
    locks: 'Voir les verrous',
    users: 'Ouvrir « Utilisateurs et rôles »',
    center: 'Ouvrir le centre d’administration',
  },
  notUs: {
    lead:
      'Si personne dans votre organisation n’a demandé ce portage, dites-le maintenant. ' +
      'Inutile de vous connecter : la demande est gelée aussitôt.',
    press: 'Ce n’était pas nous',
  },
  neverPin:
    'Nous ne demandons jamais votre code PIN de portage sortant par e-mail, et aucun de nos e-mails ne le contient.',
  why: (mailedAs, organization) =>
    ({
      owner: `Vous recevez ce message parce que vous êtes propriétaire de ${organization}.`,
      telephony_admin: `Vous recevez ce message parce que vous êtes administrateur de téléphonie de ${organization}.`,
      approver: `Vous recevez ce message parce que vous êtes approbateur de ${organization}.`,
      contact: `Vous recevez ce message parce que votre adresse est un contact d’un compte de facturation de ${organization}.`,
      desk: `Vous recevez ce message parce que vous travaillez au service des portages de ${organization}.`,
    })[mailedAs],
  choose: 'Choisir les messages que vous recevez',
};
