import {
  anything,
  flag,
  integer,
  many,
  nested,
  oneOf,
  required,
  text,
  type TypeRules
} from '../type-rules.ts';
import { reportChart } from './report-chart.ts';

const reportColumn: TypeRules = {
  aggregateTypes: many(oneOf('Sum Average Maximum Minimum Unique Median Noop None')),
  field: required(text),
  isExtendedColumn: flag,
  reverseColors: flag,
  showChanges: flag
};

const reportFilterItem: TypeRules = {
  column: required(text),
  columnToColumn: flag,
  isUnlocked: flag,
  operator: required(
    oneOf(
      'equals notEqual lessThan greaterThan lessOrEqual greaterOrEqual contains notContain ' +
        'startsWith includes excludes within'
    )
  ),
  snapshot: text,
  value: text
};

const reportFilter: TypeRules = {
  booleanFilter: text,
  criteriaItems: many(nested(reportFilterItem)),
  language: anything
};

const reportGrouping: TypeRules = {
  aggregateType: oneOf('Sum Average Maximum Minimum Unique RowCount Median Noop'),
  dateGranularity: oneOf(
    'None Day Week Month Quarter Year FiscalQuarter FiscalYear MonthInYear DayInMonth ' +
      'FiscalPeriod FiscalWeek'
  ),
  field: required(text),
  hierarchyApiName: text,
  sortByName: text,
  sortOrder: required(oneOf('Asc Desc')),
  sortType: oneOf('Column Aggregate CustomSummaryFormula')
};

const reportParam: TypeRules = {
  name: required(text),
  value: required(text)
};

const reportTimeFrameFilter: TypeRules = {
  dateColumn: required(text),
  endDate: text,
  interval: required(
    oneOf(
      'INTERVAL_CURRENT INTERVAL_CURNEXT1 INTERVAL_CURPREV1 INTERVAL_NEXT1 INTERVAL_PREV1 ' +
        'INTERVAL_CURNEXT3 INTERVAL_CURFY INTERVAL_PREVFY INTERVAL_PREV2FY INTERVAL_AGO2FY ' +
        'INTERVAL_NEXTFY INTERVAL_PREVCURFY INTERVAL_PREVCUR2FY INTERVAL_CURNEXTFY ' +
        'INTERVAL_CUSTOM INTERVAL_YESTERDAY INTERVAL_TODAY INTERVAL_TOMORROW ' +
        'INTERVAL_LASTWEEK INTERVAL_THISWEEK INTERVAL_NEXTWEEK INTERVAL_LASTMONTH ' +
        'INTERVAL_THISMONTH INTERVAL_NEXTMONTH INTERVAL_LASTTHISMONTH INTERVAL_THISNEXTMONTH ' +
        'INTERVAL_CURRENTQ INTERVAL_CURNEXTQ INTERVAL_CURPREVQ INTERVAL_NEXTQ INTERVAL_PREVQ ' +
        'INTERVAL_CURNEXT3Q INTERVAL_CURY INTERVAL_PREVY INTERVAL_PREV2Y INTERVAL_AGO2Y ' +
        'INTERVAL_NEXTY INTERVAL_PREVCURY INTERVAL_PREVCUR2Y INTERVAL_CURNEXTY INTERVAL_LAST7 ' +
        'INTERVAL_LAST30 INTERVAL_LAST60 INTERVAL_LAST90 INTERVAL_LAST120 INTERVAL_NEXT7 ' +
        'INTERVAL_NEXT30 INTERVAL_NEXT60 INTERVAL_NEXT90 INTERVAL_NEXT120 LAST_FISCALWEEK ' +
        'THIS_FISCALWEEK NEXT_FISCALWEEK LAST_FISCALPERIOD THIS_FISCALPERIOD ' +
        'NEXT_FISCALPERIOD LASTTHIS_FISCALPERIOD THISNEXT_FISCALPERIOD ' +
        'CURRENT_ENTITLEMENT_PERIOD PREVIOUS_ENTITLEMENT_PERIOD ' +
        'PREVIOUS_TWO_ENTITLEMENT_PERIODS TWO_ENTITLEMENT_PERIODS_AGO ' +
        'CURRENT_AND_PREVIOUS_ENTITLEMENT_PERIOD CURRENT_AND_PREVIOUS_TWO_ENTITLEMENT_PERIODS'
    )
  ),
  startDate: text
};

/** Documented: Report. */
export const report: TypeRules = {
  aggregateFilters: anything,
  aggregates: anything,
  block: anything,
  blockInfo: anything,
  buckets: anything,
  chart: nested(reportChart),
  colorRanges: anything,
  columns: many(nested(reportColumn)),
  crossFilters: anything,
  currency: anything,
  customDetailFormulas: anything,
  dataCategoryFilters: anything,
  description: text,
  division: text,
  filter: nested(reportFilter),
  folderName: text,
  format: required(oneOf('MultiBlock Matrix Summary Tabular')),
  formattingRules: anything,
  fullName: text,
  groupingsAcross: many(nested(reportGrouping)),
  groupingsDown: many(nested(reportGrouping)),
  hierarchyScopeBindings: anything,
  historicalSelector: anything,
  isSmartTotalDisabled: flag,
  name: required(text),
  numSubscriptions: integer,
  params: many(nested(reportParam)),
  reportType: required(text),
  reportTypeApiName: text,
  roleHierarchyFilter: text,
  rowLimit: integer,
  scope: text,
  showCommonRowsOnly: flag,
  showCurrentDate: flag,
  showDetails: flag,
  showGrandTotal: flag,
  showSubTotals: flag,
  sortColumn: text,
  sortOrder: oneOf('Asc Desc'),
  territoryHierarchyFilter: text,
  timeFrameFilter: nested(reportTimeFrameFilter),
  userFilter: text
};
