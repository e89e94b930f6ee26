export { SoapApi } from './soap-api.ts';
