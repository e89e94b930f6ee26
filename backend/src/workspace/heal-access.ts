import type { Grant, OrgSetup, SetupRefusal } from '../adapters/salesforce/index.ts';
import { INTEGRATION_SET, LOCAL_SET, type Finding } from '../rules/index.ts';

/** Opening the API shows what else is missing, and assigning a set what it does not give. */
const ROUNDS = 3;

export interface Healed {
  /** What is still missing. */
  readonly findings: readonly Finding[];
  readonly refusals: readonly SetupRefusal[];
}

/**
 * Gives a user what the findings say: first the set of the package, then what is left by a set of the
 * org's own. Nothing is taken from anybody; repeating it changes nothing.
 * @param lookAgain what is missing now, seen as the user
 */
export async function healAccess(
  setup: OrgSetup,
  userId: string,
  before: readonly Finding[],
  lookAgain: () => Promise<readonly Finding[]>
): Promise<Healed> {
  let findings = before;
  let refusals: readonly SetupRefusal[] = [];
  for (let round = 0; round < ROUNDS && findings.length > 0; round += 1) {
    refusals = findings.some(({ code }) => code === 'permission_set_not_assigned')
      ? await assignIntegrationSet(setup, userId)
      : await extendLocalSet(setup, userId, findings);
    findings = await lookAgain();
  }
  return { findings, refusals };
}

async function assignIntegrationSet(setup: OrgSetup, userId: string): Promise<SetupRefusal[]> {
  const set = await setup.findSet(INTEGRATION_SET);
  if (set) return setup.assign(set, userId);
  const message = 'There is no such permission set: install the package first.';
  return [{ what: INTEGRATION_SET, code: 'NOT_FOUND', message }];
}

async function extendLocalSet(
  setup: OrgSetup,
  userId: string,
  findings: readonly Finding[]
): Promise<SetupRefusal[]> {
  const { name, label } = LOCAL_SET;
  const present = await setup.findSet(name);
  const refused = present ? [] : await setup.createSet(name, label);
  const set = present ?? (await setup.findSet(name));
  if (!set) return refused;
  const needsApi = findings.some(({ code }) => code === 'api_disabled');
  return [
    ...(needsApi ? await setup.enableApi(set) : []),
    ...(await setup.grant(set, grantsFor(findings))),
    ...(await setup.assign(set, userId))
  ];
}

/** One row for an object or field, whatever number of its rights is missing. */
function grantsFor(findings: readonly Finding[]): Grant[] {
  const grants = new Map<string, Grant>();
  for (const { object, field, right } of findings) {
    if (object === '') continue;
    const key = `${object}.${field}`;
    const known = grants.get(key);
    grants.set(key, {
      ...{ object, read: true },
      ...(field === '' ? {} : { field }),
      create: known?.create === true || right === 'create',
      edit: known?.edit === true || right === 'edit'
    });
  }
  return [...grants.values()];
}
