export { publishedThisHour, successErrors, withinAllowance } from './publish.ts';
