import type { ScoreWeight } from './score.ts';

/**
 * The weights as the package ships them, as records of ScoreWeight__mdt; a contract test compares the
 * two. `other` counts for every type without a weight of its own.
 */
export const SCORE_WEIGHTS: readonly ScoreWeight[] = [
  { type: 'message', points: 1, halfLifeDays: 30, dailyCap: 10, maximumPoints: 60 },
  { type: 'reply', points: 1.5, halfLifeDays: 30, dailyCap: 10, maximumPoints: 60 },
  { type: 'reaction', points: 0.25, halfLifeDays: 30, dailyCap: 20, maximumPoints: 15 },
  { type: 'join', points: 0.5, halfLifeDays: 90, dailyCap: 5, maximumPoints: 5 },
  { type: 'leave', points: 0, halfLifeDays: 30, dailyCap: 1, maximumPoints: 0 },
  { type: 'post', points: 3, halfLifeDays: 45, dailyCap: 5, maximumPoints: 60 },
  { type: 'comment', points: 1.5, halfLifeDays: 30, dailyCap: 10, maximumPoints: 60 },
  { type: 'event_registration', points: 4, halfLifeDays: 60, dailyCap: 3, maximumPoints: 40 },
  { type: 'poll', points: 2, halfLifeDays: 30, dailyCap: 3, maximumPoints: 20 },
  { type: 'poll_vote', points: 0.5, halfLifeDays: 30, dailyCap: 5, maximumPoints: 10 },
  { type: 'award', points: 5, halfLifeDays: 120, dailyCap: 3, maximumPoints: 40 },
  { type: 'badge', points: 3, halfLifeDays: 120, dailyCap: 3, maximumPoints: 30 },
  { type: 'credential', points: 6, halfLifeDays: 180, dailyCap: 3, maximumPoints: 60 },
  { type: 'journey', points: 5, halfLifeDays: 120, dailyCap: 3, maximumPoints: 40 },
  { type: 'milestone', points: 4, halfLifeDays: 120, dailyCap: 3, maximumPoints: 40 },
  { type: 'login', points: 0.1, halfLifeDays: 14, dailyCap: 1, maximumPoints: 3 },
  { type: 'other', points: 0.5, halfLifeDays: 30, dailyCap: 5, maximumPoints: 10 }
];
