import {
  checkbox,
  email,
  field,
  lookup,
  object,
  picklist,
  readOnly,
  text,
  textArea
} from './define.ts';
import { isDeleted, recordId, stamps } from './system-fields.ts';

const DRAFT = '5';
const addressList = (name: string, label: string) => textArea(name, label, 4000);

/** A mail sent from or logged in the org; who sees its parent sees it. */
export const emailMessage = object(
  'EmailMessage',
  {
    label: 'Email Message',
    labelPlural: 'Email Messages',
    keyPrefix: '02s',
    nameField: 'Subject'
  },
  [
    recordId,
    lookup('ParentId', 'Case ID', {
      to: ['Case'],
      relationshipName: 'Parent',
      childRelationshipName: 'EmailMessages',
      deleteRule: 'Cascade'
    }),
    lookup('ActivityId', 'Activity ID', {
      to: ['Task'],
      relationshipName: 'Activity',
      childRelationshipName: 'EmailMessages'
    }),
    lookup('RelatedToId', 'Related To ID', {
      to: ['Account', 'Case', 'Contact', 'Lead', 'Opportunity'],
      relationshipName: 'RelatedTo',
      childRelationshipName: 'Emails'
    }),
    lookup('ReplyToEmailMessageId', 'Email Message ID', {
      to: ['EmailMessage'],
      relationshipName: 'ReplyToEmailMessage'
    }),
    textArea('TextBody', 'Text Body', 131072),
    textArea('HtmlBody', 'HTML Body', 131072),
    textArea('Headers', 'Headers', 131072),
    text('Subject', 'Subject', 3000, { filterable: true }),
    text('FromName', 'From Name', 1000),
    email('FromAddress', 'From Address', { length: 1000 }),
    addressList('ToAddress', 'To Address'),
    addressList('CcAddress', 'CC Address'),
    addressList('BccAddress', 'BCC Address'),
    checkbox('Incoming', 'Is Incoming'),
    checkbox('HasAttachment', 'Has Attachment', readOnly),
    picklist('Status', 'Status', ['0', '1', '2', '3', '4', DRAFT], {
      nillable: false,
      permissionable: false,
      defaultedOnCreate: true,
      defaultValue: DRAFT
    }),
    field('MessageDate', 'Message Date', 'datetime'),
    text('MessageIdentifier', 'Message ID', 765),
    text('ThreadIdentifier', 'Thread ID', 765),
    checkbox('IsExternallyVisible', 'Is Externally Visible'),
    checkbox('IsClientManaged', 'Is Client Managed', { permissionable: false }),
    isDeleted,
    ...stamps
  ]
);
