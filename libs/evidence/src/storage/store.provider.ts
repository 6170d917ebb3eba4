import type { FactoryProvider } from '@nestjs/common';
import { CONFIG, type ServerConfig } from '@renkei/platform';
import { EVIDENCE_STORE, type EvidenceStore } from './evidence-store.ts';
import { FolderStore } from './folder-store.ts';

/** The store the configuration names. The S3 client is loaded only where there is a bucket. */
export const evidenceStoreProvider: FactoryProvider<EvidenceStore | null> = {
  provide: EVIDENCE_STORE,
  inject: [CONFIG],
  useFactory: ({ evidenceStorage }: ServerConfig) => storeOf(evidenceStorage),
};

export async function storeOf(storage: ServerConfig['evidenceStorage']): Promise<EvidenceStore | null> {
  if (storage === null) return null;
  if (storage.kind === 'FOLDER') return new FolderStore(storage.folder);
  const { S3Store } = await import('./s3-store.ts');
  return new S3Store(storage);
}
