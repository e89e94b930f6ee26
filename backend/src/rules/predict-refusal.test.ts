import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FieldSchema, ObjectSchema } from '../domain/index.ts';
import { predictRefusal } from './predict-refusal.ts';

function field(given: Partial<FieldSchema>): FieldSchema {
  return {
    ...{ name: 'Title__c', relationshipName: null, type: 'string', length: 5 },
    ...{ precision: 0, scale: 0, nillable: true, defaultedOnCreate: false },
    ...{ createable: true, updateable: true, allowedValues: null },
    ...given
  };
}

const schemaOf = (...fields: FieldSchema[]): ObjectSchema => ({ object: 'Activity__c', fields });
const codeOf = (one: FieldSchema, value: unknown, isThere = false) =>
  predictRefusal({ fields: { [one.name]: value } }, schemaOf(one), { isThere })?.code;

describe('a refusal is foreseen', () => {
  it('for text that is longer than its field, white space around it apart', () => {
    expect(codeOf(field({}), 'fives')).toBeUndefined();
    expect(codeOf(field({}), ' fives ')).toBeUndefined();
    expect(codeOf(field({}), 'sixsix')).toBe('STRING_TOO_LONG');
    fc.assert(
      fc.property(fc.string(), fc.nat(20), (text, length) => {
        const isLong = text.trim().length > length;
        expect(codeOf(field({ length }), text)).toBe(isLong ? 'STRING_TOO_LONG' : undefined);
      })
    );
  });

  it('for values that a restricted picklist does not have', () => {
    const type = field({ type: 'picklist', length: 255, allowedValues: ['message'] });
    expect(codeOf(type, 'message')).toBeUndefined();
    expect(codeOf(type, 'reaction')).toBe('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
    expect(codeOf({ ...type, allowedValues: null }, 'reaction')).toBeUndefined();
    const several = { ...type, type: 'multipicklist', allowedValues: ['a', 'b'] };
    expect(codeOf(several, 'a;b')).toBeUndefined();
    expect(codeOf(several, 'a;c')).toBe('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
  });

  it('for what is no address, and for numbers without room', () => {
    const email = field({ type: 'email', length: 80 });
    expect(codeOf(email, 'ada@porch.example')).toBeUndefined();
    expect(codeOf(email, 'not an address')).toBe('INVALID_EMAIL_ADDRESS');
    const score = field({ type: 'double', precision: 4, scale: 1 });
    expect(codeOf(score, 999.9)).toBeUndefined();
    expect(codeOf(score, 999.96)).toBe('NUMBER_OUTSIDE_VALID_RANGE');
  });

  it('for a required field without a value: on a new record, or one that would lose it', () => {
    const required = field({ name: 'Region__c', nillable: false });
    const without = { fields: {} };
    expect(predictRefusal(without, schemaOf(required), { isThere: false })?.code).toBe(
      'REQUIRED_FIELD_MISSING'
    );
    expect(predictRefusal(without, schemaOf(required), { isThere: true })).toBeUndefined();
    expect(codeOf(required, null, true)).toBe('REQUIRED_FIELD_MISSING');
    const byDefault = { ...required, defaultedOnCreate: true };
    expect(predictRefusal(without, schemaOf(byDefault), { isThere: false })).toBeUndefined();
  });

  it('not for a required parent that is given by its key', () => {
    const parent = field({
      ...{ name: 'Member__c', relationshipName: 'Member__r' },
      ...{ type: 'reference', nillable: false }
    });
    const fields = { Member__r: { ExternalId__c: 'u1' } };
    expect(predictRefusal({ fields }, schemaOf(parent), { isThere: false })).toBeUndefined();
  });

  it('for a parent that is not there: after values that do not fit, before values that are missing', () => {
    const region = field({ name: 'Region__c', nillable: false });
    const schema = schemaOf(field({}), region);
    const orphan = { code: 'INVALID_FIELD', field: 'Member__r', message: '', collective: false };
    const codeWith = (fields: Record<string, unknown>) =>
      predictRefusal({ fields }, schema, { isThere: false, orphan })?.code;
    expect(codeWith({ Title__c: 'sixsix' })).toBe('STRING_TOO_LONG');
    expect(codeWith({})).toBe('INVALID_FIELD');
  });
});
