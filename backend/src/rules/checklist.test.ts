import { describe, expect, it } from '@jest/globals';
import { isConfirmable, judgeChecklist, type ChecklistFacts } from './checklist.ts';
import type { Finding } from './access/index.ts';

const NEW: ChecklistFacts = {
  connection: {
    ...{ state: 'connected', authKind: 'web-server', environment: 'sandbox' },
    username: 'integration@porch.example'
  },
  ...{ findings: undefined, backfill: undefined, hasRun: false, isPersonal: false },
  confirmed: new Set()
};

function finding(code: Finding['code']): Finding {
  const nothing = { object: '', field: '', right: '', symptom: '', setupPath: '' } as const;
  return { ...nothing, code, remedy: `Mend ${code}.` };
}

function openPoints(given: Partial<ChecklistFacts>): string[] {
  return judgeChecklist({ ...NEW, ...given })
    .filter(({ state }) => state === 'open' || state === 'to_confirm')
    .map(({ id }) => id);
}

const ASKED = judgeChecklist(NEW).filter(({ id }) => isConfirmable(id));

it('has sixteen points, each with a name of its own', () => {
  const points = judgeChecklist(NEW);
  expect(points).toHaveLength(16);
  expect(new Set(points.map(({ id }) => id)).size).toBe(16);
});

it('is all done when everything was found and confirmed', () => {
  const confirmed = new Set(ASKED.map(({ id }) => id));
  const facts = { confirmed, findings: [], backfill: { state: 'done' }, hasRun: true } as const;
  expect(openPoints(facts)).toEqual([]);
});

describe('a finding', () => {
  it.each<[Finding['code'], string[]]>([
    ['api_disabled', ['edition', 'administrative']],
    ['permission_set_not_assigned', ['administrative']],
    ['object_right_missing', ['object_rights']],
    ['field_right_missing', ['field_rights']],
    ['package_missing', ['package']]
  ])('%s opens the points %j', (code, points) => {
    const confirmed = new Set(ASKED.map(({ id }) => id));
    const done = { confirmed, backfill: { state: 'done' }, hasRun: true } as const;
    expect(openPoints({ ...done, findings: [finding(code)] })).toEqual(points);
  });
});

it('asks for a user of its own when the integration signs in as a person', () => {
  expect(openPoints({ isPersonal: true })).toContain('integration_user');
  expect(openPoints({ isPersonal: false })).not.toContain('integration_user');
});
