export * from './vault.module.ts';
// what other features build on: papers known by their bytes
export {
  endsAsPdf,
  EXTENSIONS,
  PAPER_HEAD_BYTES,
  paperTypeOf,
  PDF_END_BYTES,
  type PaperMediaType,
} from './sealed-paper/media-type.ts';
