/** What Setup was asked to do. */
export type SetupStep =
  'look' | 'object' | 'field' | 'permission_set' | 'license' | 'right' | 'assignment';

/** What a person can do about a refusal, and where to click in Salesforce. */
export interface SetupRemedy {
  readonly remedy: string;
  readonly setupPath: string;
}

/** Codes with which Salesforce says that this user may not. */
const NOT_ALLOWED = new Set([
  ...[
    'INSUFFICIENT_ACCESS',
    'INSUFFICIENT_ACCESS_OR_READONLY',
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'
  ],
  // An object of Setup that this user does not see is unknown to it.
  ...['INVALID_TYPE', 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'INVALID_SESSION_ID']
]);

const AS_ADMINISTRATOR =
  'Connect as an administrator, and run the fix in the name of that connection: it needs Customize Application' +
  ' and Modify Metadata Through Metadata API Functions.';

/** Decides by step and code of the refusal, never by its text. @param what named in the path, for example `Lead.X__c` */
export function setupRemedy(step: SetupStep, code: string, what: string): SetupRemedy {
  return general(code) ?? BY_STEP[step](code, what);
}

function general(code: string): SetupRemedy | undefined {
  if (code === 'UNABLE_TO_LOCK_ROW') {
    return {
      remedy: 'Try again: something else was changing the same record.',
      setupPath: 'If it stays, look at Setup > Process Automation > Flows'
    };
  }
  if (code !== 'API_DISABLED_FOR_ORG' && code !== 'API_CURRENTLY_DISABLED') return undefined;
  return {
    remedy: 'Give "API Enabled" to this user, save, and try again.',
    setupPath:
      'Setup > Users > Profiles > profile of the user > Edit > System Permissions > API Enabled'
  };
}

type Remedies = (code: string, what: string) => SetupRemedy;

const BY_STEP: Readonly<Record<SetupStep, Remedies>> = {
  look: () => administrator(),
  object: (code) =>
    NOT_ALLOWED.has(code)
      ? administrator()
      : {
          remedy: 'Make room for one custom object, or install the package, which brings its own.',
          setupPath: 'Setup > Objects and Fields > Object Manager > Create > Custom Object'
        },
  field: (code, what) =>
    NOT_ALLOWED.has(code)
      ? administrator()
      : {
          remedy: `Make the field by hand, or delete fields of ${objectOf(what)} nobody needs: an object has a limit of custom fields.`,
          setupPath: `Setup > Objects and Fields > Object Manager > ${objectOf(what)} > Fields & Relationships > New`
        },
  permission_set: (code) =>
    NOT_ALLOWED.has(code) ? administrator() : byHand('New permission set, then run the fix again.'),
  license: () => ({
    remedy:
      'Free a seat of the permission set license "Salesforce API Integration", and assign it to the integration user.',
    setupPath: 'Setup > Company Settings > Company Information > Permission Set Licenses'
  }),
  right: (_, what) => ({
    remedy: 'Give the right by hand: Visible and Editable for the integration user.',
    setupPath: what.includes('.')
      ? `Setup > Object Manager > ${objectOf(what)} > Fields & Relationships > ${what.split('.')[1]} > Set Field-Level Security`
      : `Setup > Users > Permission Sets > Porchlight Standard Access > Object Settings > ${what}`
  }),
  assignment: (code) =>
    NOT_ALLOWED.has(code)
      ? administrator()
      : byHand(
          'Assign the permission set by hand. If the user has reached the maximum of assignments, take away one' +
            ' that is not needed, or put several together into one.'
        )
};

function administrator(): SetupRemedy {
  return {
    remedy: AS_ADMINISTRATOR,
    setupPath: 'Setup > Users > Profiles > profile of the user > System Permissions'
  };
}

function byHand(remedy: string): SetupRemedy {
  return {
    remedy,
    setupPath: 'Setup > Users > Permission Sets > Porchlight Standard Access > Manage Assignments'
  };
}

function objectOf(what: string): string {
  return what.split('.')[0] ?? what;
}
