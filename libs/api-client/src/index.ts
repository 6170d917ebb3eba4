export { operation, type Operation } from './operation.ts';
export { problemsIn, RequestFailed, type Bilingual, type FailureCode, type Problem } from './problem.ts';
export { run, sendFile } from './run.ts';
