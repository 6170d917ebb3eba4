export { OfficeModule } from './office.module.ts';
export { OUTPUT_KINDS } from './output/kinds.ts';
