import type { Grant, OrgMetadata, OrgSetup, SetupRefusal } from '../adapters/salesforce/index.ts';
import { INTEGRATION_SET, LOCAL_SET, WEIGHTS, type Finding } from '../rules/index.ts';
import { makeMissing, type KeepMade } from './make-missing.ts';

/** Opening the API shows what else is missing, and assigning a set what it does not give. */
const ROUNDS = 3;
/** Said of a set that the user's license does not carry (recorded). */
const LICENSE_MISSING = 'FIELD_INTEGRITY_EXCEPTION';

export interface Healing {
  /** Of an administrator. */
  readonly setup: OrgSetup;
  readonly metadata: OrgMetadata;
  /** Who is to have the rights. */
  readonly user: { readonly id: string; readonly name: string };
  /** Whether fields that are not there may be made: not where they come with a package. */
  readonly makesFields: boolean;
  readonly keep: KeepMade;
  /** What is missing now, seen as the user. */
  readonly lookAgain: () => Promise<readonly Finding[]>;
}

export interface Healed {
  /** What is still missing. */
  readonly findings: readonly Finding[];
  readonly refusals: readonly SetupRefusal[];
}

/**
 * Gives a user what the findings say: first the set of the package, then what is left by fields and a set of
 * the org's own. Nothing is taken from anybody; repeating it changes nothing.
 */
export async function healAccess(healing: Healing, before: readonly Finding[]): Promise<Healed> {
  let findings = before;
  let refusals: readonly SetupRefusal[] = [];
  for (let round = 0; round < ROUNDS && findings.length > 0; round += 1) {
    refusals = findings.some(({ code }) => code === 'permission_set_not_assigned')
      ? await assignIntegrationSet(healing)
      : [...(await makeFields(healing, findings)), ...(await extendLocalSet(healing, findings))];
    findings = await healing.lookAgain();
  }
  return { findings, refusals };
}

async function assignIntegrationSet(healing: Healing): Promise<SetupRefusal[]> {
  const set = await healing.setup.findSet(INTEGRATION_SET);
  if (set) return assign(healing, set);
  const message = 'There is no such permission set: install the package first.';
  return [{ step: 'assignment', what: INTEGRATION_SET, code: 'NOT_FOUND', message }];
}

/** A field that nobody made looks like one that nobody granted. */
async function makeFields(
  { metadata, makesFields, keep }: Healing,
  findings: readonly Finding[]
): Promise<SetupRefusal[]> {
  const isInQuestion = findings.some(({ code }) => code === 'field_right_missing');
  return makesFields && isInQuestion ? makeMissing(metadata, keep) : [];
}

async function extendLocalSet(
  healing: Healing,
  findings: readonly Finding[]
): Promise<SetupRefusal[]> {
  const { setup, keep } = healing;
  const { name, label } = LOCAL_SET;
  const present = await setup.findSet(name);
  const refused = present ? [] : await setup.createSet(name, label);
  const set = present ?? (await setup.findSet(name));
  if (!set) return refused;
  if (!present) await keep({ kind: 'permission_set', name });
  const needsApi = findings.some(({ code }) => code === 'api_disabled');
  return [
    ...(needsApi ? await setup.enableApi(set) : []),
    ...(await setup.grant(set, grantsFor(findings))),
    ...(await assign(healing, set))
  ];
}

/** With the license that a set needs, where the user lacks it. */
async function assign(
  { setup, user, keep }: Healing,
  set: Parameters<OrgSetup['assign']>[0]
): Promise<SetupRefusal[]> {
  if ((await setup.assignedSets(user.id)).some(({ id }) => id === set.id)) return [];
  const refusals = await setup.assign(set, user.id);
  if (refusals.some(({ code }) => code === LICENSE_MISSING)) {
    const unlicensed = await setup.assignLicense(user.id);
    if (unlicensed.length > 0) return [...refusals, ...unlicensed];
    await keep({ kind: 'license', name: `Salesforce API Integration: ${user.name}` });
    refusals.splice(0, Infinity, ...(await setup.assign(set, user.id)));
  }
  if (refusals.length === 0) await keep({ kind: 'assignment', name: `${set.name}: ${user.name}` });
  return refusals;
}

/** One row for an object or field, whatever number of its rights is missing. */
function grantsFor(findings: readonly Finding[]): Grant[] {
  const grants = new Map<string, Grant>();
  for (const { object, field, right } of findings) {
    // No right on an object: only a set that comes with it gives access to a custom metadata type.
    if (object === '' || object === WEIGHTS) continue;
    const key = `${object}.${field}`;
    const known = grants.get(key);
    grants.set(key, {
      ...{ object, read: true },
      ...(field === '' ? {} : { field }),
      create: known?.create === true || right === 'create',
      edit: known?.edit === true || right === 'edit',
      delete: known?.delete === true || right === 'delete'
    });
  }
  return [...grants.values()];
}
