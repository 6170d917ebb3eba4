import type { Viewer } from '@renkei/platform';
import { loaderOf, type RequestContext } from '@renkei/platform/graphql';
import DataLoader from 'dataloader';

type Batch<Value> = (viewer: Viewer, ids: readonly string[]) => Promise<Value[]>;

/** Reads a feature's fields of many parents at once: one loader per request and name. */
export const loaderFor =
  (feature: string) =>
  <Value>(context: RequestContext, name: string, id: string, batch: Batch<Value>): Promise<Value> =>
    loaderOf(
      context,
      `${feature} ${name}`,
      (viewer) => new DataLoader<string, Value>((ids) => batch(viewer, ids)),
    ).load(id);
