import { notFound } from '@renkei/platform';
import { loaderOf, type RequestContext } from '@renkei/platform/graphql';
import DataLoader from 'dataloader';
import { GROUP } from '../consortium/consortium.access.ts';
import type { ConsortiumEntity } from '../consortium/consortium.entity.ts';
import type { CalculationService, PricedGroup } from './calculation.service.ts';

/** The priced group of a row this request has read; all groups of the request are priced together. */
export async function pricedGroupOf(
  service: CalculationService,
  context: RequestContext,
  group: Pick<ConsortiumEntity, 'id'>,
): Promise<PricedGroup> {
  const loader = loaderOf(
    context,
    pricedGroupOf,
    (viewer) => new DataLoader<string, PricedGroup | null>((ids) => service.priceAll(viewer, ids)),
  );
  const priced = await loader.load(group.id);
  // the row was visible a moment ago: its group was taken from this person meanwhile
  if (!priced) throw notFound(GROUP);
  return priced;
}
