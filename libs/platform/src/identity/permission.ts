import { SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { RequestContext } from '../graphql/request-context.ts';
import type { Viewer } from './viewer.ts';

/**
 * Permissions a root field or route asks for. Which rows they reach is row-level security's answer:
 * SIGNED_IN sees its own inbox and may found a group, COORDINATE the groups it coordinates,
 * ADMINISTER_PLATFORM schedules and support bodies, no group's papers.
 */
export const PERMISSIONS = ['SIGNED_IN', 'COORDINATE', 'ADMINISTER_PLATFORM'] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const PERMISSION_KEY = 'renkei:permission';

/** Who may call this. A root field without it (or @Public) fails a test and is refused at run time. */
export const Requires = (permission: Permission) => SetMetadata(PERMISSION_KEY, permission);

export const Public = () => SetMetadata(PERMISSION_KEY, 'PUBLIC');

/** The context of a GraphQL operation; for plain HTTP routes the guard puts the viewer on the request. */
export function requestContextOf(execution: ExecutionContext): Pick<RequestContext, 'viewer' | 'req'> {
  if (execution.getType<string>() === 'graphql') {
    return GqlExecutionContext.create(execution).getContext<RequestContext>();
  }
  return execution.switchToHttp().getRequest<{ renkei: RequestContext }>().renkei;
}

/** The signed-in person, for resolvers behind @Requires. */
export const CurrentViewer = createParamDecorator((_: unknown, execution: ExecutionContext): Viewer => {
  const { viewer } = requestContextOf(execution);
  if (!viewer) throw new Error('CurrentViewer is for fields behind @Requires');
  return viewer;
});
