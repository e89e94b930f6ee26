export { compositeRoutes } from './composite.ts';
export { referencesIn } from './references.ts';
export { halted, isGood, runSubrequest, subresponse } from './run-subrequest.ts';
export { readSubrequests, type Subrequest } from './subrequest.ts';
