import '@jest/globals';

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>> {
    toBeAccessible(): Promise<R>;
  }
}
