import {
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

export const chartSummary: TypeRules = {
  aggregate: oneOf('Sum Average Maximum Minimum Unique Median Noop None'),
  axisBinding: oneOf('x y y2 r'),
  column: required(text)
};

export const reportChart: TypeRules = {
  backgroundColor1: text,
  backgroundColor2: text,
  backgroundFadeDir: oneOf('TopToBottom LeftToRight Diagonal'),
  chartSummaries: many(nested(chartSummary)),
  chartType: required(
    oneOf(
      'None Scatter ScatterGrouped Bubble BubbleGrouped HorizontalBar HorizontalBarGrouped ' +
        'HorizontalBarStacked HorizontalBarStackedTo100 VerticalColumn VerticalColumnGrouped ' +
        'VerticalColumnStacked VerticalColumnStackedTo100 Line LineGrouped LineCumulative ' +
        'LineCumulativeGrouped Pie Donut Funnel VerticalColumnLine VerticalColumnGroupedLine ' +
        'VerticalColumnStackedLine Plugin'
    )
  ),
  enableHoverLabels: flag,
  expandOthers: flag,
  groupingColumn: text,
  legendPosition: oneOf('Right Bottom OnChart'),
  location: oneOf('CHART_TOP CHART_BOTTOM'),
  secondaryGroupingColumn: text,
  showAxisLabels: flag,
  showPercentage: flag,
  showTotal: flag,
  showValues: flag,
  size: oneOf('Tiny Small Medium Large Huge'),
  summaryAxisManualRangeEnd: integer,
  summaryAxisManualRangeStart: decimal,
  summaryAxisRange: oneOf('Auto Manual'),
  textColor: text,
  textSize: integer,
  title: text,
  titleColor: text,
  titleSize: integer
};
