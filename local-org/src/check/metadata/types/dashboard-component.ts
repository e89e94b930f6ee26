import {
  anything,
  decimal,
  flag,
  integer,
  many,
  nested,
  oneOf,
  required,
  text,
  type TypeRules
} from '../type-rules.ts';
import { chartSummary } from './report-chart.ts';

const dashboardFilterColumn: TypeRules = {
  column: required(text)
};

const dashboardComponentColumn: TypeRules = {
  breakPoint1: decimal,
  breakPoint2: decimal,
  breakPointOrder: decimal,
  highRangeColor: decimal,
  lowRangeColor: decimal,
  midRangeColor: decimal,
  reportColumn: required(text),
  showSubTotal: flag,
  showTotal: flag,
  type: required(text)
};

const dashboardComponentSortInfo: TypeRules = {
  sortColumn: text,
  sortOrder: text
};

const dashboardFlexTableComponentProperties: TypeRules = {
  decimalPrecision: integer,
  flexTableColumn: many(nested(dashboardComponentColumn)),
  flexTableSortInfo: nested(dashboardComponentSortInfo),
  hideChatterPhotos: flag,
  useReportTableSetting: flag
};

const dashboardComponentGroupingSort: TypeRules = {
  groupingLevel: required(text),
  inheritedReportGroupingSort: text,
  sortColumn: text,
  sortOrder: text
};

const dashboardComponentGroupingSortProperties: TypeRules = {
  groupingSorts: many(nested(dashboardComponentGroupingSort))
};

export const dashboardComponent: TypeRules = {
  autoselectColumnsFromReport: flag,
  chartAxisRange: oneOf('Auto Manual'),
  chartAxisRangeMax: decimal,
  chartAxisRangeMin: decimal,
  chartSummary: many(nested(chartSummary)),
  componentChartTheme: oneOf('light dark'),
  componentType: required(
    oneOf(
      'Bar BarGrouped BarStacked BarStacked100 Column ColumnGrouped ColumnStacked ' +
        'ColumnStacked100 Line LineGrouped Pie Table Metric Gauge LineCumulative ' +
        'LineGroupedCumulative Scontrol VisualforcePage Donut Funnel ColumnLine ' +
        'ColumnLineGrouped ColumnLineStacked ColumnLineStacked100 Scatter ScatterGrouped ' +
        'FlexTable Image RichText PulseMetric LightningWebComponent'
    )
  ),
  dashboardComponentContents: anything,
  dashboardDynamicValues: anything,
  dashboardFilterColumns: many(nested(dashboardFilterColumn)),
  dashboardTableColumn: anything,
  decimalPrecision: integer,
  displayUnits: oneOf('Auto Integer Hundreds Thousands Millions Billions Trillions'),
  drillDownUrl: text,
  drillEnabled: flag,
  drillToDetailEnabled: flag,
  enableHover: flag,
  expandOthers: flag,
  flexComponentProperties: nested(dashboardFlexTableComponentProperties),
  footer: text,
  gaugeMax: decimal,
  gaugeMin: decimal,
  groupingColumn: many(text),
  groupingSortProperties: nested(dashboardComponentGroupingSortProperties),
  header: text,
  indicatorBreakpoint1: decimal,
  indicatorBreakpoint2: decimal,
  indicatorHighColor: text,
  indicatorLowColor: text,
  indicatorMiddleColor: text,
  legendPosition: oneOf('Right Bottom OnChart'),
  maxValuesDisplayed: integer,
  metricLabel: text,
  page: text,
  pageHeightInPixels: decimal,
  report: text,
  scontrol: text,
  scontrolHeightInPixels: decimal,
  showPercentage: flag,
  showPicturesOnCharts: flag,
  showPicturesOnTables: flag,
  showRange: flag,
  showTotal: flag,
  showValues: flag,
  sortBy: oneOf('RowLabelAscending RowLabelDescending RowValueAscending RowValueDescending'),
  sortLegendValues: flag,
  title: text,
  useReportChart: flag
};
