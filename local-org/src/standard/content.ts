import {
  checkbox,
  field,
  int,
  lookup,
  object,
  picklist,
  readOnly,
  required,
  text,
  textArea,
  ungranted
} from './define.ts';
import { isDeleted, owner, recordId, stamps, systemModstamp } from './system-fields.ts';

/** Standard objects whose records a file can be linked to; so can those of custom objects. */
export const fileParents: readonly string[] = [
  'Account',
  'Case',
  'Contact',
  'EmailMessage',
  'Event',
  'Lead',
  'Opportunity',
  'Organization',
  'Task',
  'User'
];

const kept = { ...readOnly, nillable: false };

/** One version of a file, the only place its bytes are (documented: ContentVersion). */
export const contentVersion = object(
  'ContentVersion',
  {
    label: 'Content Version',
    labelPlural: 'Content Versions',
    keyPrefix: '068',
    nameField: 'Title',
    deletable: false
  },
  [
    recordId,
    lookup(
      'ContentDocumentId',
      'ContentDocument ID',
      {
        to: ['ContentDocument'],
        relationshipName: 'ContentDocument',
        childRelationshipName: 'ContentVersions',
        deleteRule: 'Cascade'
      },
      { ...ungranted, updateable: false }
    ),
    checkbox('IsLatest', 'Is Latest', readOnly),
    text('VersionNumber', 'Version Number', 20, readOnly),
    text('Title', 'Title', 255, ungranted),
    textArea('Description', 'Description', 1000, ungranted),
    textArea('ReasonForChange', 'Reason For Change', 1000, ungranted),
    text('PathOnClient', 'Path On Client', 500, { ...ungranted, updateable: false }),
    field('VersionData', 'Version Data', 'base64', {
      ...required,
      updateable: false,
      filterable: false,
      sortable: false
    }),
    lookup(
      'FirstPublishLocationId',
      'First Publish Location ID',
      { to: fileParents, relationshipName: 'FirstPublishLocation' },
      { ...ungranted, updateable: false }
    ),
    int('ContentSize', 'Size', 9, readOnly),
    text('FileType', 'File Type', 20, kept),
    text('FileExtension', 'File Extension', 40, readOnly),
    text('Checksum', 'Checksum', 50, readOnly),
    picklist('ContentLocation', 'Content Origin', ['S', 'E', 'L'], {
      ...ungranted,
      defaultedOnCreate: true,
      defaultValue: 'S'
    }),
    picklist('Origin', 'Content Source', ['C', 'H'], {
      ...ungranted,
      defaultedOnCreate: true,
      defaultValue: 'C'
    }),
    checkbox('IsMajorVersion', 'Is Major Version', { ...ungranted, defaultValue: true }),
    { ...owner, updateable: false },
    isDeleted,
    ...stamps
  ]
);

/** A file; the org makes it with its first version (documented: ContentDocument). */
export const contentDocument = object(
  'ContentDocument',
  {
    label: 'Content Document',
    labelPlural: 'Content Documents',
    keyPrefix: '069',
    nameField: 'Title',
    createable: false
  },
  [
    recordId,
    text('Title', 'Title', 255, required),
    lookup(
      'LatestPublishedVersionId',
      'Latest Published Version ID',
      { to: ['ContentVersion'], relationshipName: 'LatestPublishedVersion' },
      readOnly
    ),
    picklist('PublishStatus', 'Publish Status', ['P', 'U', 'R'], kept),
    textArea('Description', 'Description', 1000, ungranted),
    int('ContentSize', 'Size', 9, readOnly),
    text('FileType', 'File Type', 20, readOnly),
    text('FileExtension', 'File Extension', 40, readOnly),
    checkbox('IsArchived', 'Is Archived', ungranted),
    { ...owner, createable: false },
    isDeleted,
    ...stamps
  ]
);

/** Shares a file with a record, a person or the org (documented: ContentDocumentLink). */
export const contentDocumentLink = object(
  'ContentDocumentLink',
  {
    label: 'Content Document Link',
    labelPlural: 'Content Document Link',
    keyPrefix: '06A',
    nameField: 'Id'
  },
  [
    recordId,
    lookup(
      'LinkedEntityId',
      'Linked Entity ID',
      {
        to: fileParents,
        relationshipName: 'LinkedEntity',
        childRelationshipName: 'ContentDocumentLinks',
        deleteRule: 'Cascade'
      },
      { ...required, updateable: false }
    ),
    lookup(
      'ContentDocumentId',
      'ContentDocument ID',
      {
        to: ['ContentDocument'],
        relationshipName: 'ContentDocument',
        childRelationshipName: 'ContentDocumentLinks',
        deleteRule: 'Cascade'
      },
      { ...required, updateable: false }
    ),
    picklist('ShareType', 'Share Type', ['V', 'C', 'I'], {
      ...ungranted,
      restrictedPicklist: true,
      defaultedOnCreate: true,
      defaultValue: 'V'
    }),
    picklist('Visibility', 'Visibility', ['AllUsers', 'InternalUsers', 'SharedUsers'], {
      ...ungranted,
      restrictedPicklist: true,
      defaultedOnCreate: true,
      defaultValue: 'AllUsers'
    }),
    isDeleted,
    systemModstamp
  ]
);
