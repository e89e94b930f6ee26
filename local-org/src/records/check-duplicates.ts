import type { DuplicateRule, MatchingRule } from '../metadata/index.ts';
import { sound, type Draft } from './draft.ts';
import { findMatches } from './find-matches.ts';
import type { ObjectPlan } from './object-plan.ts';
import { priorRows, valueAfter } from './prior-rows.ts';
import { duplicatesDetected } from './row-errors.ts';
import type { DuplicateResult, Session, StoredRow } from './row-result.ts';
import type { RuleSwitches } from './rule-switches.ts';
import { standardDuplicateRules, standardMatchingRules } from './standard-duplicate-rules.ts';
import type { Store } from './store.ts';

/**
 * Holds rows against the active duplicate rules: a rule that alerts refuses a row unless the request says
 * `allowSave`, one that blocks always (documented: Duplicate Rule Header). Rows of one call are not compared
 * with each other.
 */
export function checkDuplicates(
  store: Store,
  session: Session,
  switches: RuleSwitches,
  plan: ObjectPlan,
  drafts: readonly Draft[]
): void {
  const rules = [...store.schema.duplicateRules, ...standardDuplicateRules(switches)].filter(
    (rule) => rule.active && rule.object === plan.object.name
  );
  if (rules.length === 0) return;
  const written = sound(drafts);
  const before = priorRows(store, plan, written);
  for (const draft of written) {
    const prior = before.get(draft.id ?? '');
    for (const rule of rules) {
      const result = findDuplicates(store, session, plan, rule, draft, prior);
      if (!result) continue;
      draft.errors.push(duplicatesDetected(result.errorMessage, result));
      break;
    }
  }
}

function findDuplicates(
  store: Store,
  session: Session,
  plan: ObjectPlan,
  rule: DuplicateRule,
  draft: Draft,
  before: StoredRow | undefined
): DuplicateResult | undefined {
  const action = before ? rule.onUpdate : rule.onInsert;
  const options = session.options?.duplicates;
  if (action === 'allow' || (action === 'alert' && options?.allowSave)) return undefined;
  const valueOf = (field: string) => valueAfter(plan, draft, before, field);
  const matchResults = rule.matches.flatMap((match) => {
    const matching = matchingRule(store, match.matchingRule);
    if (
      !matching ||
      !mayMatch(session, rule, matching) ||
      isUntouched(plan, draft, match, matching)
    ) {
      return [];
    }
    const found = findMatches(store, matching, match, { id: draft.id, valueOf });
    return found.length > 0 ? [matchResult(session, matching, found)] : [];
  });
  if (matchResults.length === 0) return undefined;
  return {
    allowSave: action === 'alert',
    duplicateRule: rule.name,
    duplicateRuleEntityType: rule.object,
    errorMessage: rule.alertText,
    matchResults
  };
}

function matchingRule(store: Store, name: string): MatchingRule | undefined {
  const key = name.toLowerCase();
  const found =
    store.schema.matchingRules.get(key) ??
    standardMatchingRules.find((rule) => rule.name.toLowerCase() === key);
  return found?.active ? found : undefined;
}

function mayMatch({ rights, options }: Session, rule: DuplicateRule, matching: MatchingRule) {
  const asUser = rule.enforcesSharing || options?.duplicates?.runAsCurrentUser === true;
  return !asUser || rights.canRead(matching.object);
}

/** An update that changes none of the compared fields is not looked at again. */
function isUntouched(
  plan: ObjectPlan,
  draft: Draft,
  { mapping }: DuplicateRule['matches'][number],
  { items }: MatchingRule
): boolean {
  if (draft.operation !== 'update') return false;
  return !items.some(({ field }) => {
    const column = plan.byName.get(mapping.get(field.toLowerCase()) ?? field.toLowerCase());
    return column && draft.values[column.index] !== undefined;
  });
}

function matchResult(session: Session, rule: MatchingRule, found: readonly StoredRow[]) {
  const details = session.options?.duplicates?.includeRecordDetails === true;
  return {
    entityType: rule.object,
    errors: [] as const,
    matchEngine: 'ExactMatchEngine',
    matchRecords: found.map((row) => ({
      additionalInformation: [] as const,
      fieldDiffs: [] as const,
      matchConfidence: 100,
      record: {
        attributes: { type: rule.object },
        Id: row['Id'],
        ...(details && readable(session, rule, row))
      }
    })),
    rule: rule.name,
    size: found.length,
    success: true as const
  };
}

/** The compared fields of a found record that the user may read. */
function readable({ rights }: Session, { object, items }: MatchingRule, row: StoredRow) {
  const names = ['Name', ...items.map(({ field }) => field)];
  return Object.fromEntries(
    names
      .filter((name) => row[name] !== undefined && rights.canReadField(object, name))
      .map((name) => [name, row[name]])
  );
}
