import { signInCause } from '../sign-in-causes.ts';
import type { Finding } from './findings.ts';
import { INTEGRATION_SET } from './manifest.ts';

const OF_THE_USER = { object: '', field: '', right: '' } as const;

/** Nothing can be seen at all. @param errorCode what Salesforce answers */
export function apiDisabled(errorCode: string): Finding {
  return {
    ...{ code: 'api_disabled', ...OF_THE_USER },
    symptom: `Nothing can be read or written: Salesforce answers ${errorCode}.`,
    remedy: signInCause('API_DISABLED_FOR_ORG').remedy,
    setupPath:
      'Setup > Users > Profiles > profile of the integration user > System Permissions > API Enabled'
  };
}

export function packageMissing(): Finding {
  return {
    ...{ code: 'package_missing', ...OF_THE_USER },
    symptom: 'None of the objects of Porchlight is visible to the integration user.',
    remedy: `Install the package for all users or admins, and assign ${INTEGRATION_SET}.`,
    setupPath: 'Setup > Apps > Packaging > Installed Packages'
  };
}

export function notAssigned(): Finding {
  return {
    ...{ code: 'permission_set_not_assigned', ...OF_THE_USER },
    symptom: 'The integration user lacks what the package gives.',
    remedy: `Assign ${INTEGRATION_SET} to the integration user.`,
    setupPath: `Setup > Users > Permission Sets > Porchlight Integration User > Manage Assignments > Add Assignment`
  };
}
