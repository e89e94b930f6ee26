import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Random } from '../sample/random.ts';
import { expectedScore } from './expected-score.ts';
import type { DayEntry, ScoreVector, WeightEntry } from './score-vector.ts';

// Writes the committed vectors anew: `node scripts/score-vectors/make-score-vectors.ts`.
const SEED = 20_260_903;
const VECTORS = 1_200;
const TYPES = ['message', 'reply', 'reaction', 'join', 'post', 'event_registration', 'cartwheel'];
const root = fileURLToPath(new URL('../..', import.meta.url));
const random = new Random(SEED);

/** The first is the package's own; admins may edit theirs into anything like the others. */
const weightSets = [packagedWeights(), ...Array.from({ length: 9 }, madeUpWeights)];
const vectors = Array.from({ length: VECTORS }, (_, index) => vector(index % weightSets.length));
const lines = [weightSets, ...vectors].map((line) => `${JSON.stringify(line)}\n`);
writeFileSync(`${root}scripts/score-vectors/score-vectors.jsonl`, lines.join(''));

function vector(set: number): ScoreVector {
  const today = new Date(Date.UTC(2026, random.between(0, 11), random.between(1, 28)))
    .toISOString()
    .slice(0, 10);
  const isTeammate = random.chance(0.03);
  const days = [...new Map(entries().map((entry) => [`${entry[0]} ${entry[1]}`, entry])).values()];
  const weights = weightSets[set] ?? [];
  return [set, today, isTeammate, days, ...expectedScore(days, weights, isTeammate)];
}

/** Mostly few entries, sometimes many; some lie in the future, as a wrong clock would have it. */
function entries(): DayEntry[] {
  const size = random.chance(0.05) ? random.between(20, 60) : random.between(0, 8);
  return Array.from({ length: size }, () => [
    random.pick(TYPES),
    random.chance(0.02) ? -random.between(1, 5) : random.between(0, random.pick([7, 60, 900])),
    random.chance(0.1) ? random.between(20, 2_000) : random.between(1, 12)
  ]);
}

function madeUpWeights(): WeightEntry[] {
  return TYPES.slice(0, 6).map((type, index) => [
    index === 5 ? 'other' : type,
    random.between(0, 1_000) / 100,
    random.between(1, 365),
    random.between(1, 30),
    random.between(0, 10_000) / 100
  ]);
}

function packagedWeights(): WeightEntry[] {
  const folder = `${root}force-app/main/default/customMetadata/`;
  return readdirSync(folder)
    .filter((name) => name.startsWith('ScoreWeight.'))
    .map((name) => {
      const xml = readFileSync(folder + name, 'utf8');
      const value = (field: string) =>
        new RegExp(`<field>${field}</field>\\s*<value[^>]*>([^<]*)<`).exec(xml)?.[1] ?? '';
      const numbers = ['Points__c', 'HalfLifeDays__c', 'DailyCap__c', 'MaximumPoints__c'];
      const [points = 0, halfLife = 0, cap = 0, maximum = 0] = numbers.map((field) =>
        Number(value(field))
      );
      return [value('ActivityType__c'), points, halfLife, cap, maximum];
    });
}
