import type { Finding } from '../finding.ts';
import { checkAppsAndTabs } from './apps-and-tabs.ts';
import { checkBundles } from './bundles.ts';
import { checkComponentImports } from './component-imports.ts';
import type { Components } from './components.ts';
import { checkCustomMetadata } from './custom-metadata.ts';
import { checkExternalClientApps } from './external-client-apps.ts';
import { checkFlexipages } from './flexipages.ts';
import { checkLabels } from './labels.ts';
import { checkLayouts } from './layouts.ts';
import { checkObjects } from './objects.ts';
import { checkPermissionSets } from './permission-sets.ts';
import { checkQuickActions } from './quick-actions.ts';
import { checkReportTypes } from './report-types.ts';
import { checkReports } from './reports.ts';

const checks = [
  checkAppsAndTabs,
  checkBundles,
  checkComponentImports,
  checkCustomMetadata,
  checkExternalClientApps,
  checkFlexipages,
  checkLabels,
  checkLayouts,
  checkObjects,
  checkPermissionSets,
  checkQuickActions,
  checkReportTypes,
  checkReports
];

/** Every name in one component that stands for another one leads somewhere. */
export function checkReferences(components: Components): Finding[] {
  return checks.flatMap((check) => check(components));
}
