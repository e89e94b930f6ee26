export { apexMethod, getSObjectValue, refreshApex } from './apex.js';
export { session } from './session.js';
