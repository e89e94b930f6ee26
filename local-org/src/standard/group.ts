import { checkbox, email, lookup, object, picklist, readOnly, required, text } from './define.ts';
import { recordId, stamps } from './system-fields.ts';

/** Public groups and queues. */
export const group = object('Group', { label: 'Group', labelPlural: 'Group', keyPrefix: '00G' }, [
  recordId,
  text('Name', 'Name', 40, required),
  text('DeveloperName', 'Developer Name', 80, { permissionable: false, unique: true }),
  lookup(
    'RelatedId',
    'Related ID',
    { to: ['User'], relationshipName: 'Related' },
    { ...readOnly, updateable: false }
  ),
  picklist('Type', 'Type', ['Regular', 'Queue', 'Role', 'RoleAndSubordinates', 'Organization'], {
    ...required,
    updateable: false,
    defaultedOnCreate: true,
    defaultValue: 'Regular'
  }),
  email('Email', 'Email', { permissionable: false }),
  checkbox('DoesSendEmailToMembers', 'Send Email to Members', { permissionable: false }),
  checkbox('DoesIncludeBosses', 'Include Bosses', { permissionable: false }),
  ...stamps
]);
