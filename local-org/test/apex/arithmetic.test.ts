import { languageCases } from './language-cases.ts';

/** Apex Developer Guide: Primitive Data Types, Expression Operators, Rules of Conversion. */
languageCases([
  { rule: 'Integer division cuts towards zero', apex: '7 / 2', gives: 'Integer 3' },
  { rule: 'Integer division of a negative cuts towards zero', apex: '-7 / 2', gives: 'Integer -3' },
  { rule: 'a Decimal operand makes a Decimal result', apex: '7 / 2.0', gives: 'Decimal 3.5' },
  {
    rule: 'Integer arithmetic wraps at 32 bits',
    apex: '2147483647 + 1',
    gives: 'Integer -2147483648'
  },
  { rule: 'Integer multiplication wraps', apex: '65536 * 65536', gives: 'Integer 0' },
  { rule: 'a Long operand makes a Long result', apex: '2147483647 + 1L', gives: 'Long 2147483648' },
  {
    rule: 'Long arithmetic wraps at 64 bits',
    apex: '9223372036854775807L + 1',
    gives: 'Long -9223372036854775808'
  },
  { rule: 'a number with a point is a Decimal', apex: '1.50', gives: 'Decimal 1.50' },
  { rule: 'a number with d is a Double', apex: '1.5d', gives: 'Double 1.5' },
  { rule: 'Decimals add exactly', apex: '0.1 + 0.2', gives: 'Decimal 0.3' },
  {
    rule: 'Doubles add as binary fractions',
    apex: '0.1d + 0.2d',
    gives: 'Double 0.30000000000000004'
  },
  { rule: 'the scale of a sum is the larger one', apex: '1.10 + 2.345', gives: 'Decimal 3.445' },
  { rule: 'the scales of a product add up', apex: '1.5 * 1.25', gives: 'Decimal 1.875' },
  { rule: 'multiplication binds tighter than addition', apex: '2 + 3 * 4', gives: 'Integer 14' },
  { rule: 'parentheses come first', apex: '(2 + 3) * 4', gives: 'Integer 20' },
  { rule: 'subtraction takes from the left', apex: '10 - 4 - 3', gives: 'Integer 3' },
  {
    rule: 'a sign in front of a variable negates it',
    apex: 'Integer i = 5; return -i;',
    gives: 'Integer -5'
  },
  {
    rule: 'a parenthesised variable before a minus is no cast',
    apex: 'Integer a = 9; Integer b = 4; return (a) - b;',
    gives: 'Integer 5'
  },
  {
    rule: 'Integer division by zero throws',
    apex: 'Integer z = 0; return 1 / z;',
    throws: 'System.MathException: Divide by 0'
  },
  {
    rule: 'Decimal division by zero throws',
    apex: 'Decimal z = 0; return 1.5 / z;',
    throws: 'System.MathException: Divide by 0'
  },
  {
    rule: 'Double division by zero throws',
    apex: 'Double z = 0; return 1.5d / z;',
    throws: 'System.MathException: Divide by 0'
  },
  {
    rule: 'arithmetic with null throws',
    apex: 'Integer n; return n + 1;',
    throws: 'System.NullPointerException: Attempt to de-reference a null object'
  },
  {
    rule: 'i++ gives the value before',
    apex: 'Integer i = 5; Integer j = i++; return j * 10 + i;',
    gives: 'Integer 56'
  },
  {
    rule: '++i gives the value after',
    apex: 'Integer i = 5; Integer j = ++i; return j * 10 + i;',
    gives: 'Integer 66'
  },
  { rule: 'i-- counts down', apex: 'Integer i = 5; i--; return i;', gives: 'Integer 4' },
  { rule: '+= adds to the variable', apex: 'Integer i = 5; i += 3; return i;', gives: 'Integer 8' },
  { rule: '-= takes from it', apex: 'Integer i = 5; i -= 3; return i;', gives: 'Integer 2' },
  { rule: '*= multiplies it', apex: 'Integer i = 5; i *= 3; return i;', gives: 'Integer 15' },
  { rule: '/= divides it', apex: 'Integer i = 15; i /= 4; return i;', gives: 'Integer 3' },
  {
    rule: '+= keeps the type of the variable',
    apex: 'Decimal d = 1.5; d += 1; return d;',
    gives: 'Decimal 2.5'
  },
  {
    rule: 'an assignment has a value',
    apex: 'Integer a; Integer b = a = 4; return a + b;',
    gives: 'Integer 8'
  },
  { rule: 'an Integer widens to Long', apex: 'Long l = 5; return l;', gives: 'Long 5' },
  { rule: 'an Integer widens to Double', apex: 'Double d = 5; return d;', gives: 'Double 5.0' },
  { rule: 'an Integer widens to Decimal', apex: 'Decimal d = 5; return d;', gives: 'Decimal 5' },
  {
    rule: 'a Double widens to Decimal',
    apex: 'Double x = 1.5d; Decimal d = x; return d;',
    gives: 'Decimal 1.5'
  },
  {
    rule: 'a Long does not narrow by itself',
    apex: 'Integer i = 5L; return i;',
    refused: 'Illegal assignment from Long to Integer'
  },
  {
    rule: 'a Decimal does not narrow by itself',
    apex: 'Integer i = 5.0; return i;',
    refused: 'Illegal assignment from Decimal to Integer'
  },
  {
    rule: 'a cast narrows a Long',
    apex: 'Long l = 5; Integer i = (Integer) l; return i;',
    gives: 'Integer 5'
  },
  { rule: 'a cast cuts a Decimal', apex: '(Integer) 5.99', gives: 'Integer 5' },
  { rule: 'a cast takes the lowest 32 bits', apex: '(Integer) 4294967297L', gives: 'Integer 1' },
  { rule: 'and of bits', apex: '12 & 10', gives: 'Integer 8' },
  { rule: 'or of bits', apex: '12 | 10', gives: 'Integer 14' },
  { rule: 'exclusive or of bits', apex: '12 ^ 10', gives: 'Integer 6' },
  { rule: 'complement of bits', apex: '~5', gives: 'Integer -6' },
  { rule: 'shift left', apex: '1 << 4', gives: 'Integer 16' },
  { rule: 'shift right keeps the sign', apex: '-16 >> 2', gives: 'Integer -4' },
  { rule: 'unsigned shift right fills with zeros', apex: '-1 >>> 28', gives: 'Integer 15' },
  { rule: 'a number plus a String is a String', apex: "1 + 'a'", gives: '1a' },
  { rule: 'text concatenation goes from the left', apex: "1 + 2 + 'a' + 1 + 2", gives: '3a12' },
  {
    rule: 'Boolean values are not added',
    apex: 'Boolean b = true; return b + 1;',
    refused: 'numeric arguments'
  },
  {
    rule: 'a Date plus an Integer adds days',
    apex: 'String.valueOf(Date.newInstance(2024, 2, 28) + 2)',
    gives: '2024-03-01'
  },
  { rule: 'Math.mod keeps the sign of the dividend', apex: 'Math.mod(-7, 3)', gives: 'Integer -1' },
  {
    rule: 'Integer has no fraction in the ternary either',
    apex: 'true ? 1 : 2.5',
    gives: 'Decimal 1'
  }
]);
