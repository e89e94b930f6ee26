import { checkbox, field, int, lookup, object, picklist, text, textArea } from './define.ts';
import { isDeleted, owner, recordId, stamps } from './system-fields.ts';

/** A meeting: from `StartDateTime`, or all of the day `ActivityDate`. */
export const event = object(
  'Event',
  { label: 'Event', labelPlural: 'Events', keyPrefix: '00U', nameField: 'Subject' },
  [
    recordId,
    lookup('WhoId', 'Name ID', {
      to: ['Contact', 'Lead'],
      relationshipName: 'Who',
      childRelationshipName: 'Events'
    }),
    lookup('WhatId', 'Related To ID', {
      to: ['Account', 'Case', 'Opportunity'],
      relationshipName: 'What',
      childRelationshipName: 'Events'
    }),
    picklist('Subject', 'Subject', ['Call', 'Email', 'Meeting', 'Send Letter/Quote', 'Other']),
    text('Location', 'Location', 255),
    checkbox('IsAllDayEvent', 'All-Day Event'),
    field('ActivityDateTime', 'Due Date Time', 'datetime'),
    field('ActivityDate', 'Due Date Only', 'date'),
    int('DurationInMinutes', 'Duration', 8),
    field('StartDateTime', 'Start Date Time', 'datetime'),
    field('EndDateTime', 'End Date Time', 'datetime'),
    textArea('Description', 'Description', 32000),
    owner,
    checkbox('IsPrivate', 'Private'),
    picklist('ShowAs', 'Show Time As', ['Busy', 'OutOfOffice', 'Free'], { defaultValue: 'Busy' }),
    isDeleted,
    ...stamps
  ]
);
