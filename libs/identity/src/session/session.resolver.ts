import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { collectProblems, type Viewer } from '@renkei/platform';
import { CurrentRequest, CurrentViewer, Requires, type RequestContext } from '@renkei/platform/graphql';
import { EndSessionInput } from './session.inputs.ts';
import { SessionService } from './session.service.ts';
import { EndOtherSessionsPayload, EndSessionPayload, SessionType } from './session.type.ts';

@Resolver(() => SessionType)
export class SessionResolver {
  readonly #sessions: SessionService;

  constructor(sessions: SessionService) {
    this.#sessions = sessions;
  }

  // A plain list: MOST_SESSIONS at most.
  @Requires('SIGNED_IN')
  @Query(() => [SessionType], {
    description: 'サインインしている端末（50件まで）。Where the viewer is signed in; 50 at most.',
  })
  sessions(@CurrentViewer() viewer: Viewer) {
    return this.#sessions.list(viewer);
  }

  @Requires('SIGNED_IN')
  @Mutation(() => EndSessionPayload, {
    description: '端末のサインインを終わらせる。すぐに効く。Ends a session at once.',
  })
  endSession(
    @CurrentViewer() viewer: Viewer,
    @CurrentRequest() context: RequestContext,
    @Args('input', { type: () => EndSessionInput }) input: EndSessionInput,
  ) {
    return collectProblems(async () => ({ session: await this.#sessions.end(viewer, input.id, context) }));
  }

  @Requires('SIGNED_IN')
  @Mutation(() => EndOtherSessionsPayload, {
    description: 'この端末のほかをすべて終わらせる。Ends every session but this one.',
  })
  async endOtherSessions(@CurrentViewer() viewer: Viewer): Promise<EndOtherSessionsPayload> {
    return { endedSessions: await this.#sessions.endOthers(viewer), problems: [] };
  }
}
