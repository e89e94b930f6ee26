import type { TypeRules } from '../type-rules.ts';
import { customApplication, customPermission, customTab } from './app-and-tab.ts';
import { apexCode, customLabels, lightningComponentBundle } from './code-and-labels.ts';
import { customField } from './custom-field.ts';
import { customObject } from './custom-object.ts';
import { dashboard } from './dashboard.ts';
import { layout } from './layout.ts';
import { flexiPage } from './lightning-page.ts';
import { compactLayout, listView } from './list-view.ts';
import { permissionSet } from './permission-set.ts';
import { folder, reportType } from './report-type.ts';
import { report } from './report.ts';

/** The types whose elements are known, by the name of the root element. */
export const metadataTypes: ReadonlyMap<string, TypeRules> = new Map(
  Object.entries({
    ApexClass: apexCode,
    ApexTrigger: apexCode,
    CompactLayout: compactLayout,
    CustomApplication: customApplication,
    CustomField: customField,
    CustomLabels: customLabels,
    CustomObject: customObject,
    CustomPermission: customPermission,
    CustomTab: customTab,
    Dashboard: dashboard,
    DashboardFolder: folder,
    FlexiPage: flexiPage,
    Layout: layout,
    LightningComponentBundle: lightningComponentBundle,
    ListView: listView,
    PermissionSet: permissionSet,
    Report: report,
    ReportFolder: folder,
    ReportType: reportType
  })
);
