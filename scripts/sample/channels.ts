import type { Random } from './random.ts';

/** A channel of the sample workspace. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly isArchived: boolean;
  /** How much is said there, compared with the others. */
  readonly weight: number;
}

const CHANNELS: readonly (readonly [name: string, weight: number, purpose: string])[] = [
  ['general', 12, 'What concerns everyone'],
  ['introductions', 0, 'Say hello'],
  ['help', 26, 'Questions and answers about Pipwright'],
  ['flows-and-triggers', 14, 'How to build flows'],
  ['connectors', 11, 'Everything about connectors'],
  ['show-and-tell', 8, 'What you built'],
  ['ideas', 8, 'What you wish for'],
  ['releases', 0, 'News from the product team'],
  ['self-hosting', 9, 'Running Pipwright yourself'],
  ['random', 12, 'The rest of life'],
  ['meetup', 0, 'Meetups until June'],
  ['meetup-', 3, 'Meetups']
];

export function makeChannels(random: Random): Channel[] {
  return CHANNELS.map(([name, weight, purpose]) => ({
    id: random.slackId('C'),
    name,
    purpose,
    isArchived: name === 'meetup',
    weight
  }));
}
