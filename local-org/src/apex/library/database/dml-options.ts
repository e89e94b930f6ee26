import { ApexNative } from '../../values/index.ts';
import type { Call } from '../call.ts';
import { bagOf, bagType, newBag } from '../property-bag.ts';
import type { LibraryType } from '../registry.ts';

const OPTIONS = 'Database.DMLOptions';
const DUPLICATES = `${OPTIONS}.DuplicateRuleHeader`;
const ASSIGNMENT = `${OPTIONS}.AssignmentRuleHeader`;
const EMAIL = `${OPTIONS}.EmailHeader`;

/**
 * Documented: Database.DMLOptions. What it says of duplicates and of failing rows is obeyed; assignment
 * rules, e-mails and translations are not there to be switched.
 */
export const dmlOptionsTypes: readonly LibraryType[] = [
  bagType(
    OPTIONS,
    {
      ...{ optAllOrNone: 'Boolean', allowFieldTruncation: 'Boolean', localeOptions: 'String' },
      ...{ duplicateRuleHeader: DUPLICATES, assignmentRuleHeader: ASSIGNMENT, emailHeader: EMAIL }
    },
    {
      initial: () => ({
        duplicateRuleHeader: newBag(DUPLICATES),
        assignmentRuleHeader: newBag(ASSIGNMENT),
        emailHeader: newBag(EMAIL)
      })
    }
  ),
  bagType(DUPLICATES, {
    ...{ allowSave: 'Boolean', includeRecordDetails: 'Boolean', runAsCurrentUser: 'Boolean' }
  }),
  bagType(ASSIGNMENT, { useDefaultRule: 'Boolean', assignmentRuleId: 'Id' }),
  bagType(EMAIL, {
    ...{ triggerAutoResponseEmail: 'Boolean', triggerOtherEmail: 'Boolean' },
    triggerUserEmail: 'Boolean'
  })
];

/** The options among the arguments of a call; undefined without any. */
export function dmlOptionsOf(call: Call): ApexNative | undefined {
  return call.args.find(
    (arg): arg is ApexNative => arg instanceof ApexNative && arg.type.name === OPTIONS
  );
}

/** `optAllOrNone`; unlike the Boolean argument it is false unless set (documented). */
export function allOrNoneIn(options: ApexNative): boolean {
  return bagOf(options).get('optAllOrNone') === true;
}

/** What is said of duplicate rules. */
export function duplicatesIn(options: ApexNative) {
  const header = bagOf(bagOf(options).get('duplicateRuleHeader') ?? null);
  return {
    allowSave: header.get('allowSave') === true,
    includeRecordDetails: header.get('includeRecordDetails') === true,
    runAsCurrentUser: header.get('runAsCurrentUser') === true
  };
}
