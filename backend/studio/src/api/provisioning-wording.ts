import type {
  MadeItemAnswer,
  ProvisioningPreviewAnswer,
  SetupRefusalAnswer
} from '../../../src/entrypoints/http/contract/index.ts';
import { objectText, timeText } from './wording.ts';

type Item = ProvisioningPreviewAnswer['items'][number];

/** One thing that is needed, in the words of a page. */
export interface ShownItem {
  readonly key: string;
  readonly name: string;
  readonly state: 'there' | 'made' | 'missing' | 'refused';
  readonly stateText: string;
  /** Why it could not be made, and what to do about it. */
  readonly refusals: readonly (SetupRefusalAnswer & { key: string })[];
}

const RIGHTS = 'Permission set and rights';
/** Rights are granted one by one: what was refused of a field belongs to its object. */
const STEPS: Readonly<Record<Item['kind'], readonly SetupRefusalAnswer['step'][]>> = {
  object: ['object'],
  field: ['field'],
  permission_set: ['permission_set'],
  right: ['right'],
  assignment: ['assignment', 'license']
};

/** What is needed, object by object, each with what has become of it. */
export function describeProvisioning(
  { items, made }: Pick<ProvisioningPreviewAnswer, 'items' | 'made'>,
  refusals: readonly SetupRefusalAnswer[]
) {
  const groups = new Map<string, ShownItem[]>();
  for (const item of items) {
    const heading = groupOf(item);
    groups.set(heading, [...(groups.get(heading) ?? []), describe(item, made, refusals)]);
  }
  return [...groups].map(([heading, shown]) => {
    const missing = shown.filter(({ state }) => state === 'missing' || state === 'refused').length;
    return {
      ...{ heading, items: shown },
      summary: missing === 0 ? 'Everything is there.' : `${missing} of ${shown.length} to be made.`
    };
  });
}

/** Refusals that stopped everything: they belong to no single thing. */
export function refusalsOfAll(refusals: readonly SetupRefusalAnswer[]) {
  return refusals.filter(({ step }) => step === 'look').map(keyed);
}

/** Something made, as a row of a list. */
export function describeMade({ kind, name, madeAt, madeBy }: MadeItemAnswer) {
  return { key: `${kind} ${name}`, kindText: KINDS[kind], name, byText: byText(madeAt, madeBy) };
}

const KINDS: Readonly<Record<MadeItemAnswer['kind'], string>> = {
  object: 'Object',
  field: 'Field',
  permission_set: 'Permission set',
  license: 'License',
  assignment: 'Assignment'
};

function describe(
  item: Item,
  made: readonly MadeItemAnswer[],
  all: readonly SetupRefusalAnswer[]
): ShownItem {
  const refusals = all.filter((one) => isAbout(one, item)).map(keyed);
  const note = made.find((one) => isNoteOf(one, item));
  const shown = { key: `${item.kind} ${item.name}`, name: nameText(item) };
  if (!item.isThere) {
    const missing = item.kind === 'right' ? 'To be given' : 'To be made';
    return refusals.length > 0
      ? { ...shown, state: 'refused', stateText: 'Refused', refusals }
      : { ...shown, state: 'missing', stateText: missing, refusals };
  }
  return note
    ? { ...shown, state: 'made', stateText: byText(note.madeAt, note.madeBy), refusals: [] }
    : { ...shown, state: 'there', stateText: thereText(item), refusals: [] };
}

/** Rights are not noted one by one. */
function thereText({ kind }: Item): string {
  return kind === 'right' ? 'Given' : 'There already';
}

function isAbout({ step, what }: SetupRefusalAnswer, { kind, name }: Item): boolean {
  if (!STEPS[kind].includes(step)) return false;
  if (step === 'license') return true;
  return what === name || (kind === 'right' && what.startsWith(`${name}.`));
}

function isNoteOf(made: MadeItemAnswer, { kind, name }: Item): boolean {
  // An assignment is noted with whom it is to.
  return made.kind === kind && (made.name === name || made.name.startsWith(`${name}: `));
}

function groupOf({ kind, name }: Item): string {
  if (kind === 'object') return objectText(name);
  return kind === 'field' ? objectText(name.split('.')[0] ?? name) : RIGHTS;
}

function nameText({ kind, name }: Item): string {
  switch (kind) {
    case 'object':
      return `The object ${name}`;
    case 'field':
      return name.split('.')[1] ?? name;
    case 'permission_set':
      return `Permission set ${name}`;
    case 'right':
      return name === 'API Enabled' ? name : `Rights on ${objectText(name)} and its fields`;
    case 'assignment':
      return 'Its assignment to the integration user';
  }
}

function byText(at: string, by: string): string {
  return `Made ${timeText(at)} by ${by}`;
}

function keyed(refusal: SetupRefusalAnswer) {
  return { ...refusal, key: `${refusal.step} ${refusal.what} ${refusal.code}` };
}
