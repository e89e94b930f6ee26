import { expect, it } from '@jest/globals';
import { Command } from 'commander';
import type { VerifyReport } from '../../../workspace/index.ts';
import type { CliContext, ExitCode } from '../index.ts';
import { registerDoctor } from './doctor.ts';

const FINDING: VerifyReport['findings'][number] = {
  code: 'field_right_missing',
  object: 'Contact',
  field: 'CommunityScore__c',
  right: 'edit',
  symptom: 'Contact.CommunityScore__c stays empty: rows are sent without it.',
  remedy: 'Give "Edit Access" on Contact.CommunityScore__c to the integration user.',
  setupPath: 'Setup > Users > Permission Sets'
};

const HEALTHY: VerifyReport = {
  at: '2024-03-01T10:00:00.000Z',
  connection: {
    ...{ id: 'c1', name: 'Ours', orgId: '00D1', username: 'i@x.example', namespace: '' },
    ...{ capability: 'crm', direction: 'both' }
  },
  package: null,
  isProvisioned: false,
  ok: true,
  findings: [],
  fixed: [],
  refusals: [],
  lostSince: []
};

/** The command with a service that finds this; `asked` is what the service was asked. */
async function run(report: VerifyReport, ...args: string[]) {
  const said = { out: [] as string[], exitCode: 0 as ExitCode, asked: [] as unknown[] };
  const answer = (verb: string) => async (connection?: string, as?: string) => {
    said.asked.push(verb, connection, as);
    return report;
  };
  const context = {
    services: async () => ({ verify: answer('verify'), fixAccess: answer('fix') }),
    out: (text: string) => said.out.push(text),
    exitCode: (code: ExitCode) => (said.exitCode = code)
  } as unknown as CliContext;
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  registerDoctor(program, context);
  await program.parseAsync(['doctor', ...args], { from: 'user' });
  return said;
}

it('ends with 0 and says so when nothing is missing', async () => {
  const { out, exitCode, asked } = await run(HEALTHY);
  expect(out.join('\n')).toContain('Everything a sync needs is there.');
  expect(exitCode).toBe(0);
  expect(asked).toEqual(['verify', undefined, undefined]);
});

it('ends with 1 and tells symptom, remedy and place of what is missing', async () => {
  const { out, exitCode } = await run({ ...HEALTHY, ok: false, findings: [FINDING] });
  const text = out.join('\n');
  for (const words of [FINDING.symptom, FINDING.remedy, FINDING.setupPath]) {
    expect(text).toContain(words);
  }
  expect(exitCode).toBe(1);
});

it('fixes as another connection, and tells what was given and what was refused', async () => {
  const refusals: VerifyReport['refusals'] = [
    {
      ...{ step: 'right', what: 'Contact', code: 'INSUFFICIENT_ACCESS', message: 'no rights' },
      ...{ remedy: 'Give it by hand.', setupPath: 'Setup > Users' }
    }
  ];
  const report = { ...HEALTHY, fixed: [FINDING], refusals };
  const { out, asked } = await run(report, ...['--fix', '--as', 'Admin', '--connection', 'Ours']);
  expect(asked).toEqual(['fix', 'Ours', 'Admin']);
  expect(out.join('\n')).toContain('Given: edit on Contact.CommunityScore__c.');
  expect(out.join('\n')).toContain(
    'Refused: Contact (INSUFFICIENT_ACCESS: no rights).\n  Give it by hand.\n  Setup > Users'
  );
});

it('prints one JSON document when asked', async () => {
  const { out } = await run(HEALTHY, '--json');
  expect(out.map((text) => JSON.parse(text) as unknown)).toEqual([HEALTHY]);
});

it('refuses --as without --fix', async () => {
  await expect(run(HEALTHY, '--as', 'Admin')).rejects.toThrow('--as is for --fix');
});
