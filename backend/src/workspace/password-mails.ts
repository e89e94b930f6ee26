import type { Mail } from '../adapters/mail/index.ts';
import type { User } from '../domain/index.ts';

/** The letter with the link that was asked for. */
export function passwordLinkMail({ email, name }: User, link: string): Mail {
  return letter(email, 'Set a new password for Porchlight', [
    `${name}, somebody asked on the sign-in page to set a new password for ${email}.`,
    `Open this link to choose one:\n${link}`,
    'It works for one hour, once. You are signed out everywhere else then.',
    'If it was not you, do nothing: your password stays as it is.'
  ]);
}

/** The letter to who has no password to forget. @param label of the identity provider */
export function noPasswordMail({ email, name }: User, label: string, studio: string): Mail {
  return letter(email, 'You have no password for Porchlight', [
    `${name}, somebody asked on the sign-in page to set a new password for ${email}.`,
    `You sign in with ${label}, so there is none. Choose “Sign in with ${label}” here:\n${studio}`,
    'If it was not you, do nothing.'
  ]);
}

/** Tells the owner, in case it was somebody else. @param at ISO-8601 UTC */
export function passwordSetMail({ email, name }: User, at: string): Mail {
  return letter(email, 'Your password for Porchlight was changed', [
    `${name}, the password of ${email} was changed at ${at.slice(0, 16).replace('T', ' ')} UTC.`,
    'Every other browser in which you were signed in is signed out.',
    'If it was not you, choose “Forgot your password?” on the sign-in page and tell an admin.'
  ]);
}

function letter(to: string, subject: string, paragraphs: readonly string[]): Mail {
  return { to, subject, text: paragraphs.join('\n\n') };
}
