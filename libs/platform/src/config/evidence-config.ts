import { resolve } from 'node:path';

/** As the database has it, too. */
export const MOST_EVIDENCE_BYTES = 50_000_000;

/** A folder of this machine, or a bucket; how to sign in there the S3 client finds out itself (AWS_… variables, roles). */
export type EvidenceStorage =
  | { readonly kind: 'FOLDER'; readonly folder: string }
  | {
      readonly kind: 'S3';
      readonly bucket: string;
      readonly region: string;
      /** Of a store that speaks S3; null: Amazon's own. */
      readonly endpoint: string | null;
    };

/** Where clamd listens. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string };

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Error naming the variable that is missing or unusable */
export function evidenceStorageOf(env: Environment): EvidenceStorage | null {
  const bucket = env['EVIDENCE_S3_BUCKET'];
  if (!bucket) {
    return env['RENKEI_DATA'] ? { kind: 'FOLDER', folder: resolve(env['RENKEI_DATA'], 'evidence') } : null;
  }
  const region = env['EVIDENCE_S3_REGION'] || env['AWS_REGION'];
  if (!region) throw new Error('EVIDENCE_S3_BUCKET is set, so EVIDENCE_S3_REGION must be set too.');
  const endpoint = env['EVIDENCE_S3_ENDPOINT'] || null;
  if (endpoint !== null && !(URL.canParse(endpoint) && /^https?:$/.test(new URL(endpoint).protocol))) {
    throw new Error(`EVIDENCE_S3_ENDPOINT must be an http(s) address, not "${endpoint}".`);
  }
  return { kind: 'S3', bucket, region, endpoint };
}

/** @throws Error when it is neither host:port nor the path of a socket */
export function clamdOf(address: string | undefined): ClamdAddress | null {
  if (!address) return null;
  if (address.startsWith('/')) return { path: address };
  const [, host = '', port = ''] = /^\[?([^[\]]+)\]?:(\d{1,5})$/.exec(address) ?? [];
  if (host === '' || Number(port) < 1 || Number(port) > 65_535) {
    throw new Error(
      `CLAMD_ADDRESS must be host:port such as clamav:3310, or the path of a socket, not "${address}".`,
    );
  }
  return { host, port: Number(port) };
}
