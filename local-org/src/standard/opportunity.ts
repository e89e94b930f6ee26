import {
  checkbox,
  decimal,
  field,
  lookup,
  object,
  picklist,
  readOnly,
  required,
  text,
  textArea
} from './define.ts';
import { forecastCategories, forecastCodes, stages } from './opportunity-stage.ts';
import { leadSources } from './picklist-values.ts';
import { isDeleted, owner, recordId, stamps } from './system-fields.ts';

export const opportunity = object(
  'Opportunity',
  { label: 'Opportunity', labelPlural: 'Opportunities', keyPrefix: '006' },
  [
    recordId,
    isDeleted,
    lookup('AccountId', 'Account ID', {
      to: ['Account'],
      relationshipName: 'Account',
      childRelationshipName: 'Opportunities',
      deleteRule: 'Cascade'
    }),
    checkbox('IsPrivate', 'Private'),
    text('Name', 'Name', 120, required),
    textArea('Description', 'Description', 32000),
    picklist(
      'StageName',
      'Stage',
      stages.map((stage) => stage.name),
      required
    ),
    decimal('Amount', 'Amount', 'currency', [18, 2]),
    decimal('Probability', 'Probability (%)', 'percent', [3, 0], { defaultedOnCreate: true }),
    field('CloseDate', 'Close Date', 'date', required),
    picklist('Type', 'Opportunity Type', [
      'Existing Customer - Upgrade',
      'Existing Customer - Replacement',
      'Existing Customer - Downgrade',
      'New Customer'
    ]),
    text('NextStep', 'Next Step', 255),
    picklist('LeadSource', 'Lead Source', leadSources),
    checkbox('IsClosed', 'Closed', readOnly),
    checkbox('IsWon', 'Won', readOnly),
    picklist('ForecastCategory', 'Forecast Category', forecastCodes, {
      ...readOnly,
      nillable: false
    }),
    picklist('ForecastCategoryName', 'Forecast Category', forecastCategories, {
      defaultedOnCreate: true
    }),
    owner,
    ...stamps
  ]
);
