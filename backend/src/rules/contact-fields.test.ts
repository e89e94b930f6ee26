import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aMember } from '../../test/support/records.ts';
import { contactFields } from './contact-fields.ts';

it('takes the last word for the last name, and what else is known', () => {
  const ada = aMember({ name: 'Ada  de Stone', email: ' ada@porch.example', jobTitle: 'Smith' });
  expect(contactFields(ada, '001A')).toEqual({
    ...{ FirstName: 'Ada de', LastName: 'Stone', Email: 'ada@porch.example' },
    ...{ Title: 'Smith', AccountId: '001A' }
  });
  expect(contactFields(aMember({ name: 'ada' }), null)).toEqual({ LastName: 'ada' });
  expect(contactFields(aMember({ name: ' ', email: 'ada@porch.example' }), null)).toMatchObject({
    LastName: 'ada'
  });
});

it('always has a last name, and never one that is too long', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      const { LastName = '', FirstName = '' } = contactFields(aMember({ name }), null);
      expect(LastName.length).toBeGreaterThan(0);
      expect(LastName.length).toBeLessThanOrEqual(80);
      expect(FirstName.length).toBeLessThanOrEqual(40);
    })
  );
});
