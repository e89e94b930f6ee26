import { expect, it } from '@jest/globals';
import { Namespace } from './namespace.ts';

it('prefixes our objects, fields and parents, and nothing of Salesforce', () => {
  const packaged = new Namespace('porchlight');
  expect(
    packaged.qualifyFields({
      Name: 'Ada',
      Email__c: null,
      Community__r: { ExternalId__c: 'c' },
      Account: { Name: 'x' }
    })
  ).toEqual({
    Name: 'Ada',
    porchlight__Email__c: null,
    porchlight__Community__r: { porchlight__ExternalId__c: 'c' },
    Account: { Name: 'x' }
  });
});

it('strips only its own prefix', () => {
  const packaged = new Namespace('porchlight');
  expect(packaged.strip('porchlight__Email__c')).toBe('Email__c');
  expect(packaged.strip('other__Email__c')).toBe('other__Email__c');
});

it('changes nothing in an unpackaged org', () => {
  const unpackaged = new Namespace('');
  expect(unpackaged.qualify('Member__c')).toBe('Member__c');
  expect(unpackaged.strip('Member__c')).toBe('Member__c');
});
