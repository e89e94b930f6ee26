export { ControlEndpoints } from './control-endpoints.ts';
