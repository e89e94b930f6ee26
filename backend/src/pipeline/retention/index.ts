export { markExpired, removeExpired, type RetentionContext } from './keep-window.ts';
