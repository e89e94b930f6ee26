import { field, int, lookup, object, picklist, readOnly, text, textArea } from './define.ts';
import { recordId, stamps } from './system-fields.ts';

const kept = { createable: false, updateable: false, deletable: false };

/** Documented: AsyncApexJob. */
export const asyncApexJob = object(
  'AsyncApexJob',
  { label: 'Apex Job', labelPlural: 'Apex Jobs', keyPrefix: '707', nameField: 'Id', ...kept },
  [
    recordId,
    picklist(
      'JobType',
      'Job Type',
      ['BatchApex', 'BatchApexWorker', 'Future', 'Queueable', 'ScheduledApex'],
      readOnly
    ),
    picklist(
      'Status',
      'Status',
      ['Queued', 'Preparing', 'Processing', 'Completed', 'Failed', 'Aborted'],
      readOnly
    ),
    int('JobItemsProcessed', 'Batches Processed', 9, readOnly),
    int('TotalJobItems', 'Total Batches', 9, readOnly),
    int('NumberOfErrors', 'Failures', 9, readOnly),
    text('MethodName', 'Apex Method', 255, readOnly),
    textArea('ExtendedStatus', 'Status Detail', 1000, readOnly),
    field('CompletedDate', 'Completion Date', 'datetime', readOnly),
    ...stamps
  ]
);

/** Documented: CronJobDetail. */
export const cronJobDetail = object(
  'CronJobDetail',
  { label: 'Cron Job', labelPlural: 'Cron Jobs', keyPrefix: '08a', ...kept },
  [recordId, text('Name', 'Job Name', 255, readOnly), text('JobType', 'Type', 1, readOnly)]
);

/** Documented: CronTrigger. */
export const cronTrigger = object(
  'CronTrigger',
  {
    ...{ label: 'Scheduled Jobs', labelPlural: 'Scheduled Jobs', keyPrefix: '08e' },
    ...{ nameField: 'Id', ...kept }
  },
  [
    recordId,
    lookup(
      'CronJobDetailId',
      'Job ID',
      { to: ['CronJobDetail'], relationshipName: 'CronJobDetail' },
      readOnly
    ),
    text('CronExpression', 'Cron Expression', 255, readOnly),
    picklist('State', 'State', ['WAITING', 'COMPLETE', 'DELETED', 'ERROR'], readOnly),
    int('TimesTriggered', 'Fired Count', 9, readOnly),
    lookup('OwnerId', 'Owner ID', { to: ['User'], relationshipName: 'Owner' }, readOnly),
    ...stamps
  ]
);
