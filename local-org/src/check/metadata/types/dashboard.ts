import {
  flag,
  integer,
  many,
  nested,
  oneOf,
  required,
  text,
  type TypeRules
} from '../type-rules.ts';
import { dashboardComponent } from './dashboard-component.ts';

const dashboardFilterOption: TypeRules = {
  operator: required(
    oneOf(
      'equals notEqual lessThan greaterThan lessOrEqual greaterOrEqual contains notContain ' +
        'startsWith includes excludes between'
    )
  ),
  values: many(text)
};

const dashboardFilter: TypeRules = {
  dashboardFilterOptions: many(nested(dashboardFilterOption)),
  name: required(text)
};

const dashboardGridComponent: TypeRules = {
  colSpan: required(integer),
  columnIndex: required(integer),
  dashboardComponent: required(nested(dashboardComponent)),
  rowIndex: required(integer),
  rowSpan: required(integer)
};

const dashboardGridLayout: TypeRules = {
  dashboardGridComponents: many(nested(dashboardGridComponent)),
  numberOfColumns: required(integer),
  rowHeight: required(integer)
};

const dashboardComponentSection: TypeRules = {
  columnSize: required(oneOf('Narrow Medium Wide')),
  components: many(nested(dashboardComponent))
};

/** Documented: Dashboard. */
export const dashboard: TypeRules = {
  backgroundEndColor: required(text),
  backgroundFadeDirection: required(oneOf('TopToBottom LeftToRight Diagonal')),
  backgroundStartColor: required(text),
  chartTheme: oneOf('light dark'),
  colorPalette: oneOf(
    'Default gray colorSafe unity justice nightfall sunrise bluegrass tropic heat dusk ' +
      'pond watermelon fire water earth accessible branding'
  ),
  dashboardChartTheme: oneOf('light dark'),
  dashboardColorPalette: oneOf(
    'Default gray colorSafe unity justice nightfall sunrise bluegrass tropic heat dusk ' +
      'pond watermelon fire water earth accessible branding'
  ),
  dashboardFilters: many(nested(dashboardFilter)),
  dashboardGridLayout: nested(dashboardGridLayout),
  dashboardResultRefreshedDate: text,
  dashboardResultRunningUser: text,
  dashboardType: oneOf('SpecifiedUser LoggedInUser MyTeamUser'),
  description: text,
  folderName: text,
  fullName: text,
  isGridLayout: flag,
  leftSection: nested(dashboardComponentSection),
  middleSection: nested(dashboardComponentSection),
  numSubscriptions: integer,
  owner: text,
  rightSection: nested(dashboardComponentSection),
  runningUser: text,
  textColor: required(text),
  title: required(text),
  titleColor: required(text),
  titleSize: required(integer)
};
