export { fileRoutes } from './files.ts';
export { formBody } from './form-body.ts';
