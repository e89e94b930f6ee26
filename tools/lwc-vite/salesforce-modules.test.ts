import { expect, it } from '@jest/globals';
import { salesforceModules } from './salesforce-modules.ts';

const make = salesforceModules({
  platformFile: '/client/platform.js',
  label: (name) => (name === 'Refresh' ? 'Refresh "now"' : undefined),
  resourcePath: '/resource'
});

it.each([
  ['@salesforce/label/c.Refresh', 'export default "Refresh \\"now\\"";'],
  ['@salesforce/schema/Member__c', 'export default {"objectApiName":"Member__c"};'],
  [
    '@salesforce/schema/Member__c.Contact__r.Name',
    'export default {"objectApiName":"Member__c","fieldApiName":"Contact__r.Name"};'
  ],
  ['@salesforce/resourceUrl/logo', 'export default "/resource/logo";'],
  ['@salesforce/messageChannel/Chosen__c', 'export default {"name":"Chosen__c"};']
])('makes %s', (specifier, code) => {
  expect(make(specifier)).toBe(code);
});

it('hands Apex with and without a namespace to the platform file', () => {
  const code = make('@salesforce/apex/MemberController.getMember');
  expect(code).toContain('apexMethod("MemberController", "getMember")');
  expect(make('@salesforce/apex/acme.MemberController.getMember')).toBe(code);
  expect(code).toContain('"/client/platform.js"');
});

it('asks the session at run time for what depends on the user', () => {
  expect(make('@salesforce/user/Id')).toContain('session.userId');
  expect(make('@salesforce/customPermission/Setup')).toContain('hasCustomPermission("Setup")');
});

it('refuses a label nobody has defined, by its name', () => {
  expect(() => make('@salesforce/label/c.Nowhere')).toThrow('There is no custom label Nowhere.');
});

it('leaves other modules to others', () => {
  expect(make('@salesforce/gate/something')).toBeUndefined();
  expect(make('lightning/button')).toBeUndefined();
});
