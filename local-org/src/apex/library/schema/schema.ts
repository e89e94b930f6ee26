import { typeOf, types } from '../../types/type.ts';
import {
  ApexList,
  ApexMap,
  ApexSObjectType,
  concatenatedText,
  putInto
} from '../../values/index.ts';
import { method } from '../call.ts';
import type { LibraryType } from '../registry.ts';
import { describeObject } from './describe-object.ts';

/** Documented: Schema Class. */
export const schemaType: LibraryType = {
  name: 'Schema',
  staticMethods: {
    getGlobalDescribe: [
      method('Map<String, SObjectType>', [], (call) => {
        const map = new ApexMap(types.string, typeOf('SObjectType'));
        for (const object of call.context.org.schema.objects.values()) {
          putInto(map, object.name.toLowerCase(), new ApexSObjectType(object));
        }
        return map;
      })
    ],
    describeSObjects: [
      method('List<DescribeSObjectResult>', ['List<String>'], (call) => {
        const results = call.items(0).map((item) => {
          const name = concatenatedText(item);
          const object = call.context.org.schema.objects.get(name.toLowerCase());
          if (object) return describeObject(object);
          throw call.fail('InvalidParameterValueException', `Invalid sobject provided: ${name}`);
        });
        return new ApexList(typeOf('DescribeSObjectResult'), results);
      })
    ]
  }
};
