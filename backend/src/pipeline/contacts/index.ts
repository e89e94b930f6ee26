export { createContacts, type ContactsContext } from './create-contacts.ts';
