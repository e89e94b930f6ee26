import type { VisibilityCriterion, VisibilityRule } from '../../metadata/ui/index.ts';
import type { Viewer } from '../viewer.ts';
import { judge } from './boolean-logic.ts';
import { quoted, readRows, textOf, valueAt } from './read-rows.ts';
import type { SeenRecord } from './record-title.ts';
import { findField } from './shown-field.ts';

export interface PageSituation {
  readonly viewer: Viewer;
  /** Of a record page. */
  readonly record?: SeenRecord;
  /** `Large` or `Small`. */
  readonly formFactor: string;
}

/** Whether a component with this rule shows (documented: FlexiPage, UiFormulaRule). */
export function isVisible(situation: PageSituation, rule: VisibilityRule | undefined): boolean {
  if (!rule) return true;
  return judge(
    rule.logic,
    rule.criteria.map((criterion) => holds(situation, criterion))
  );
}

function holds(situation: PageSituation, { left, operator, right }: VisibilityCriterion): boolean {
  const value = textOf(valueOf(situation, left));
  const compare = comparisons.get(operator);
  if (!compare) throw new SyntaxError(`Visibility rules have no operator ${operator}.`);
  return compare(value, right);
}

type Comparison = (value: string, wanted: string) => boolean;

const comparisons: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['EQUAL', (value, wanted) => value.toLowerCase() === wanted.toLowerCase()],
  ['NE', (value, wanted) => value.toLowerCase() !== wanted.toLowerCase()],
  ['CONTAINS', (value, wanted) => value.toLowerCase().includes(wanted.toLowerCase())],
  ['GT', (value, wanted) => order(value, wanted) > 0],
  ['GE', (value, wanted) => order(value, wanted) >= 0],
  ['LT', (value, wanted) => order(value, wanted) < 0],
  ['LE', (value, wanted) => order(value, wanted) <= 0]
]);

/** Numbers by size, all else (ISO dates too) as text; an empty value is neither more nor less. */
function order(value: string, wanted: string): number {
  if (value === '') return NaN;
  const [a, b] = [Number(value), Number(wanted)];
  if (!Number.isNaN(a) && !Number.isNaN(b)) return a - b;
  return value < wanted ? -1 : Number(value > wanted);
}

/** `{!Record.Status__c}`, `{!$User.Profile.Name}`, `{!$Permission.CustomPermission.X}`, `{!$Client.FormFactor}`. */
function valueOf({ viewer, record, formFactor }: PageSituation, expression: string): unknown {
  const [root, ...path] = expression.replace(/^\{!|\}$/g, '').split('.');
  const rest = path.join('.');
  if (root === 'Record' && record) return fieldOf(viewer, record, rest);
  if (root === '$User') return userField(viewer, rest);
  if (root === '$Client') return formFactor;
  const permission = /^CustomPermission\.(\w+)$/.exec(rest)?.[1];
  if (root === '$Permission' && permission !== undefined) {
    return viewer.session.rights.hasCustomPermission(permission);
  }
  throw new SyntaxError(`Visibility rules cannot look at ${expression} here.`);
}

function userField(viewer: Viewer, path: string): unknown {
  const object = viewer.org.store.findObject('User');
  return object && fieldOf(viewer, { id: viewer.userId, object }, path);
}

function fieldOf(viewer: Viewer, { id, object }: SeenRecord, path: string): unknown {
  const shown = findField(viewer, object, path);
  // What the viewer may not read counts as empty.
  if (!shown) return null;
  const soql = `SELECT Id, ${shown.path} FROM ${object.name} WHERE Id = ${quoted(id)}`;
  return valueAt(readRows(viewer, soql)[0] ?? {}, shown.path);
}
