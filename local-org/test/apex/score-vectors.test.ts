import { afterAll, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ScoreVector, WeightEntry } from '../../../scripts/score-vectors/score-vector.ts';
import { callController, loadProgram, parseUnit, Program } from '../../src/apex/index.ts';
import { openOrg } from '../../src/org.ts';

const file = new URL('../../../scripts/score-vectors/score-vectors.jsonl', import.meta.url);
const [sets, ...vectors] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as unknown) as [WeightEntry[][], ...ScoreVector[]];

const source = fileURLToPath(new URL('../../../force-app/main/default', import.meta.url));
const org = openOrg({ sourceDirs: [source] });
const program = withDoor();

afterAll(() => org.close());

it('is the score of the shared vectors in Apex too, to a milliardth', () => {
  expect(vectors.length).toBeGreaterThanOrEqual(1_000);
  const wrong = vectors.flatMap((vector, index) => {
    const [, , , , points, level] = vector;
    const score = scoreInApex(vector);
    const isRight = Math.abs(score.points - points) < 1e-9 && score.level === level;
    return isRight ? [] : [{ index, points, level, score }];
  });
  expect(wrong).toEqual([]);
});

it('was made with the weights of the package as it is now', () => {
  const records = readdirSync(`${source}/customMetadata`).filter((name) =>
    name.startsWith('ScoreWeight.')
  );
  const rows = org.store
    .prepare(
      `SELECT "ActivityType__c", "Points__c", "HalfLifeDays__c", "DailyCap__c", "MaximumPoints__c"
       FROM "ScoreWeight__mdt" ORDER BY "ActivityType__c"`
    )
    .raw()
    .all();
  expect(rows).toHaveLength(records.length);
  expect(rows).toEqual((sets[0] ?? []).toSorted(([a], [b]) => (a < b ? -1 : 1)));
});

/** The package's classes, and one that takes a vector apart and calls them. */
function withDoor(): Program {
  const classes = loadProgram([source], org.schema)
    .classes.filter((info) => !info.outer)
    .map((info) => info.declaration);
  const door = parseUnit(
    'ScoreDoor.cls',
    `public class ScoreDoor {
      @AuraEnabled public static Map<String, Object> score(String today, Boolean isTeammate, String days, String weights) {
        List<CommunityScore.Day> entries = new List<CommunityScore.Day>();
        for (Object entry : (List<Object>) JSON.deserializeUntyped(days)) {
          List<Object> values = (List<Object>) entry;
          Date day = Date.valueOf(today).addDays(-(Integer) values[1]);
          entries.add(new CommunityScore.Day((String) values[0], day, (Integer) values[2]));
        }
        CommunityScore score = isTeammate
          ? CommunityScore.ofTeammate()
          : CommunityScore.of(entries, Date.valueOf(today), weightsOf(weights));
        return new Map<String, Object>{ 'points' => score.points, 'level' => score.level };
      }
      private static List<ScoreWeight__mdt> weightsOf(String text) {
        List<ScoreWeight__mdt> weights = new List<ScoreWeight__mdt>();
        for (Object entry : (List<Object>) JSON.deserializeUntyped(text)) {
          List<Object> values = (List<Object>) entry;
          weights.add(new ScoreWeight__mdt(
            ActivityType__c = (String) values[0],
            Points__c = numberOf(values[1]),
            HalfLifeDays__c = numberOf(values[2]),
            DailyCap__c = numberOf(values[3]),
            MaximumPoints__c = numberOf(values[4])
          ));
        }
        return weights;
      }
      private static Decimal numberOf(Object value) {
        return Decimal.valueOf(String.valueOf(value));
      }
    }`
  );
  return new Program([...classes, door], loadProgram([source], org.schema).registry, org.schema);
}

function scoreInApex([set, today, isTeammate, days]: ScoreVector) {
  const answer = callController(program, org, {
    ...{ userId: org.admin.id, className: 'ScoreDoor', method: 'score' },
    args: {
      ...{ today, isTeammate },
      ...{ days: JSON.stringify(days), weights: JSON.stringify(sets[set]) }
    }
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.returnValue as { points: number; level: string };
}
