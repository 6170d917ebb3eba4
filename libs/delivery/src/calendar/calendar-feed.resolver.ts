import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { collectProblems, type Viewer } from '@renkei/platform';
import { CurrentViewer, PageArgs, Requires } from '@renkei/platform/graphql';
import { CalendarFeedService } from './calendar-feed.service.ts';
import {
  CalendarFeedConnection,
  CalendarFeedType,
  CreateCalendarFeedInput,
  CreateCalendarFeedPayload,
  RevokeCalendarFeedInput,
  RevokeCalendarFeedPayload,
} from './calendar-feed.type.ts';

@Resolver(() => CalendarFeedType)
export class CalendarFeedResolver {
  readonly #feeds: CalendarFeedService;

  constructor(feeds: CalendarFeedService) {
    this.#feeds = feeds;
  }

  @Requires('SIGNED_IN')
  @Query(() => CalendarFeedConnection, {
    description: '自分のカレンダー用アドレス（新しい順）。One’s own calendar feeds, newest first.',
  })
  calendarFeeds(@CurrentViewer() viewer: Viewer, @Args({ type: () => PageArgs }) page: PageArgs) {
    return this.#feeds.page(viewer, page);
  }

  @Requires('SIGNED_IN')
  @Mutation(() => CreateCalendarFeedPayload, {
    description:
      'カレンダーに締切を出すアドレスを作る。アドレスはこの1回だけ出る。Makes an address calendars subscribe to, told this once.',
  })
  createCalendarFeed(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateCalendarFeedInput }) input: CreateCalendarFeedInput,
  ) {
    return collectProblems(() => this.#feeds.create(viewer, input));
  }

  @Requires('SIGNED_IN')
  @Mutation(() => RevokeCalendarFeedPayload, {
    description: 'カレンダー用アドレスを取り消す。すぐに効く。Revokes it at once; again changes nothing.',
  })
  revokeCalendarFeed(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RevokeCalendarFeedInput }) input: RevokeCalendarFeedInput,
  ) {
    return collectProblems(async () => ({ calendarFeed: await this.#feeds.revoke(viewer, input.id) }));
  }
}
