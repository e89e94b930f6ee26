import {
  checkbox,
  field,
  lookup,
  object,
  picklist,
  readOnly,
  required,
  textArea
} from './define.ts';
import { isDeleted, owner, recordId, stamps } from './system-fields.ts';

export const task = object(
  'Task',
  { label: 'Task', labelPlural: 'Tasks', keyPrefix: '00T', nameField: 'Subject' },
  [
    recordId,
    lookup('WhoId', 'Name ID', {
      to: ['Contact', 'Lead'],
      relationshipName: 'Who',
      childRelationshipName: 'Tasks'
    }),
    lookup('WhatId', 'Related To ID', {
      to: ['Account', 'Case', 'Opportunity'],
      relationshipName: 'What',
      childRelationshipName: 'Tasks'
    }),
    picklist('Subject', 'Subject', ['Call', 'Email', 'Send Letter', 'Send Quote', 'Other']),
    field('ActivityDate', 'Due Date Only', 'date'),
    picklist(
      'Status',
      'Status',
      ['Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred'],
      { ...required, defaultedOnCreate: true, defaultValue: 'Not Started' }
    ),
    picklist('Priority', 'Priority', ['High', 'Normal', 'Low'], {
      ...required,
      defaultedOnCreate: true,
      defaultValue: 'Normal'
    }),
    owner,
    textArea('Description', 'Description', 32000),
    isDeleted,
    checkbox('IsClosed', 'Closed', readOnly),
    ...stamps
  ]
);
