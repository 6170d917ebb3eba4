import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { collectProblems, TenantTransaction, type Viewer } from '@renkei/platform';
import { CurrentViewer, loaderOf, PageArgs, Requires, type RequestContext } from '@renkei/platform/graphql';
import type { ConsortiumEntity } from '../consortium/consortium.entity.ts';
import { ConsortiumType } from '../consortium/consortium.type.ts';
import { CreateVendorInput, UpdateVendorInput } from './vendor.inputs.ts';
import { vendorPageLoader } from './vendor.loader.ts';
import { VendorService } from './vendor.service.ts';
import { VendorConnection, VendorPayload, VendorType } from './vendor.type.ts';

@Resolver(() => VendorType)
export class VendorResolver {
  readonly #vendors: VendorService;

  constructor(vendors: VendorService) {
    this.#vendors = vendors;
  }

  @Mutation(() => VendorPayload)
  @Requires('MANAGE_GROUP')
  createVendor(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateVendorInput }) input: CreateVendorInput,
  ) {
    return collectProblems(async () => ({ vendor: await this.#vendors.create(viewer, input) }));
  }

  @Mutation(() => VendorPayload)
  @Requires('MANAGE_GROUP')
  updateVendor(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateVendorInput }) input: UpdateVendorInput,
  ) {
    return collectProblems(async () => ({ vendor: await this.#vendors.update(viewer, input) }));
  }
}

@Resolver(() => ConsortiumType)
export class ConsortiumVendorsResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  @ResolveField(() => VendorConnection, { description: 'IT提供事業者、名前順。Vendors by name.' })
  vendors(
    @Parent() consortium: ConsortiumEntity,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ) {
    return loaderOf(context, `vendors ${page.first} ${page.after ?? null}`, (viewer) =>
      vendorPageLoader(this.#transactions, viewer, page),
    ).load(consortium.id);
  }
}
