// What the operator's commands use: no Nest, no HTTP.
export { zipStream } from '@renkei/documents';
export { GROUP_FILE_LIMITS, type GroupFileLimits } from './group-file/archive.ts';
export { groupParts, type GroupSource } from './group-file/group-parts.ts';
export { LEFT_OUT } from './group-file/group-tables.ts';
export { importGroup, type ImportReport } from './group-file/import-group.ts';
export { schemaOf } from './group-file/installation.ts';
export { openGroupFile, type GroupFile } from './group-file/open-group-file.ts';
export { refuseUnknownGroup } from './group-file/group-file-problems.ts';
export type { Query } from './group-file/row-lines.ts';
// where evidence is kept here
export { storeOf, type EvidenceStore } from '@renkei/evidence';
