import { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { checkKey, KeyTaken, type EvidenceStore } from './evidence-store.ts';

/** The least S3 allows; one part of each upload is held at a time. */
const PART_BYTES = 5 * 1024 * 1024;
const PREFIX = 'evidence/';

/** A bucket. Its client finds its credentials itself: the environment, a profile, the machine's role. */
export class S3Store implements EvidenceStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(options: {
    readonly bucket: string;
    readonly region: string;
    readonly endpoint: string | null;
  }) {
    this.#bucket = options.bucket;
    this.#client = new S3Client({
      region: options.region,
      // other stores know buckets by path, and not the checksums Amazon adds
      ...(options.endpoint === null
        ? {}
        : {
            endpoint: options.endpoint,
            forcePathStyle: true,
            requestChecksumCalculation: 'WHEN_REQUIRED',
            responseChecksumValidation: 'WHEN_REQUIRED',
          }),
    });
  }

  async put(key: string, bytes: AsyncIterable<Buffer>): Promise<void> {
    let broken: { readonly reason: unknown } | undefined;
    async function* watched(): AsyncGenerator<Buffer> {
      try {
        yield* bytes;
      } catch (reason) {
        broken = { reason };
        throw reason;
      }
    }
    const upload = new Upload({
      client: this.#client,
      params: {
        ...this.#objectOf(key),
        Body: Readable.from(watched(), { objectMode: false }),
        // answered with 412 when there is one: nothing is overwritten
        IfNoneMatch: '*',
      },
      partSize: PART_BYTES,
      queueSize: 1,
    });
    try {
      await upload.done();
    } catch (error) {
      // what the sender did wrong, also when giving up the parts failed after it
      if (broken !== undefined) throw broken.reason;
      throw statusOf(error) === 412 ? new KeyTaken() : error;
    }
  }

  async open(key: string, from = 0): Promise<Readable> {
    const range = from === 0 ? {} : { Range: `bytes=${from}-` };
    const { Body } = await this.#client.send(new GetObjectCommand({ ...this.#objectOf(key), ...range }));
    if (!(Body instanceof Readable)) throw new Error('the bucket answered without a body');
    return Body;
  }

  async remove(key: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand(this.#objectOf(key)));
  }

  /** Ends its connections. */
  close(): void {
    this.#client.destroy();
  }

  #objectOf(key: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.#bucket, Key: `${PREFIX}${checkKey(key)}` };
  }
}

function statusOf(error: unknown): number | undefined {
  return (error as { readonly $metadata?: { readonly httpStatusCode?: number } } | null)?.$metadata
    ?.httpStatusCode;
}
