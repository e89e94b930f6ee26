import { checkbox, decimal, int, object, picklist, readOnly, text, textArea } from './define.ts';
import { recordId, stamps } from './system-fields.ts';

export const forecastCategories = ['Omitted', 'Pipeline', 'Best Case', 'Commit', 'Closed'];
export const forecastCodes = ['Omitted', 'Pipeline', 'BestCase', 'Forecast', 'Closed'];

export interface Stage {
  readonly name: string;
  readonly probability: number;
  readonly forecastCategory: string;
  readonly isClosed?: boolean;
  readonly isWon?: boolean;
}

/** The sales process of a new org. */
export const stages: readonly Stage[] = [
  { name: 'Prospecting', probability: 10, forecastCategory: 'Pipeline' },
  { name: 'Qualification', probability: 10, forecastCategory: 'Pipeline' },
  { name: 'Needs Analysis', probability: 20, forecastCategory: 'Pipeline' },
  { name: 'Value Proposition', probability: 50, forecastCategory: 'Pipeline' },
  { name: 'Id. Decision Makers', probability: 60, forecastCategory: 'Pipeline' },
  { name: 'Perception Analysis', probability: 70, forecastCategory: 'Pipeline' },
  { name: 'Proposal/Price Quote', probability: 75, forecastCategory: 'Pipeline' },
  { name: 'Negotiation/Review', probability: 90, forecastCategory: 'Pipeline' },
  {
    name: 'Closed Won',
    probability: 100,
    forecastCategory: 'Closed',
    isClosed: true,
    isWon: true
  },
  { name: 'Closed Lost', probability: 0, forecastCategory: 'Omitted', isClosed: true }
];

/** Set-up data: everyone may read it, nobody writes it through the API. */
export const opportunityStage = object(
  'OpportunityStage',
  {
    label: 'Opportunity Stage',
    labelPlural: 'Opportunity Stages',
    keyPrefix: '01J',
    nameField: 'MasterLabel',
    createable: false,
    updateable: false,
    deletable: false
  },
  [
    recordId,
    text('MasterLabel', 'Master Label', 255, readOnly),
    text('ApiName', 'API Name', 255, readOnly),
    checkbox('IsActive', 'Is Active', readOnly),
    int('SortOrder', 'Sort Order', 9, readOnly),
    checkbox('IsClosed', 'Closed', readOnly),
    checkbox('IsWon', 'Won', readOnly),
    picklist('ForecastCategory', 'Forecast Category', forecastCodes, readOnly),
    picklist('ForecastCategoryName', 'Forecast Category Name', forecastCategories, readOnly),
    decimal('DefaultProbability', 'Probability (%)', 'percent', [3, 0], readOnly),
    textArea('Description', 'Description', 255, readOnly),
    ...stamps
  ]
);
