import type { PersonMailTexts } from './person-mail-texts.ts';

export const personMailTextsFr: PersonMailTexts = {
  said: {
    invitation: ({ organization, by }) => ({
      subject: `Invitation à rejoindre ${organization}`,
      what:
        `${by} vous invite à rejoindre ${organization} pour veiller sur ses numéros de téléphone et sur ` +
        'les demandes de portage sortant. Le lien ci-dessous vous donne accès ; il ne sert qu’une fois.',
    }),
    password_reset: {
      subject: 'Choisissez un nouveau mot de passe',
      what:
        'Un nouveau mot de passe a été demandé pour votre compte. ' +
        'Le lien ci-dessous permet d’en choisir un ; il ne sert qu’une fois.',
    },
    new_device: {
      subject: 'Connexion à votre compte depuis un nouvel appareil',
      what: 'Votre compte a été ouvert sur un appareil jamais utilisé auparavant.',
    },
    account_changed: {
      password_changed: {
        subject: 'Votre mot de passe a été modifié',
        what: 'Le mot de passe de votre compte a été modifié.',
      },
      passkey_added: {
        subject: 'Une clé d’accès a été ajoutée à votre compte',
        what: 'Une nouvelle clé d’accès permet désormais d’ouvrir votre compte.',
      },
      passkey_removed: {
        subject: 'Une clé d’accès a été retirée de votre compte',
        what: 'Une clé d’accès de votre compte a été retirée. Elle ne permet plus de se connecter.',
      },
      identity_unlinked: {
        subject: 'Un compte chez un fournisseur a été dissocié de votre compte',
        what:
          'Un compte chez un fournisseur qui vous servait à vous connecter a été dissocié. ' +
          'Les sessions qu’il avait ouvertes sont fermées.',
      },
      totp_on: {
        subject: 'Une application d’authentification a été associée à votre compte',
        what: 'Votre compte demande désormais un code d’une application d’authentification.',
      },
      totp_off: {
        subject: 'L’application d’authentification de votre compte a été désactivée',
        what: 'Votre compte ne demande plus de code d’une application d’authentification.',
      },
      recovery_codes_renewed: {
        subject: 'De nouveaux codes de secours ont été créés pour votre compte',
        what: 'De nouveaux codes de secours ont été créés pour votre compte. Les anciens ne fonctionnent plus.',
      },
      recovered_by_operator: {
        subject: 'L’accès à votre compte a été rétabli par l’exploitant',
        what:
          'L’exploitant a donné un nouvel accès à votre compte. ' +
          'Vos anciens moyens de connexion ne fonctionnent plus.',
      },
    },
  },
  facts: {
    organization: 'Organisation',
    role: 'Votre rôle',
    by: 'Invitation de',
    device: 'Appareil',
    address: 'Adresse réseau',
    happenedAt: 'Survenu',
    expiresAt: 'Lien valable jusqu’au',
  },
  roles: {
    owner: 'Propriétaire',
    telephony_admin: 'Administrateur de téléphonie',
    approver: 'Approbateur',
    auditor: 'Auditeur',
    viewer: 'Lecteur',
    operator_admin: 'Administrateur de l’exploitation',
    porting_agent: 'Agent des portages',
    operator_auditor: 'Auditeur de l’exploitation',
  },
  act: {
    invitation: 'Accepter l’invitation',
    password_reset: 'Choisir un nouveau mot de passe',
    new_device: 'Voir où vous êtes connecté',
    account_changed: 'Ouvrir votre compte',
  },
  otherwise: {
    invitation: 'Si ce message ne vous dit rien, vous n’avez rien à faire : rien ne se passe sans vous.',
    password_reset:
      'Si vous n’avez rien demandé, vous n’avez rien à faire : votre mot de passe reste inchangé.',
    new_device: 'Si ce n’était pas vous, fermez cette session et changez de mot de passe sans attendre.',
    account_changed:
      'Si ce n’était pas vous, prévenez sans attendre un propriétaire de votre organisation ou l’exploitant.',
  },
  why: 'Vous recevez ce message parce qu’il concerne votre propre compte. Il ne peut pas être désactivé.',
};
