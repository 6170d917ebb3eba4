import type { Action } from '@renkei/access';
import { SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Extensions, GqlExecutionContext } from '@nestjs/graphql';
import type { RequestContext } from '../graphql/request-context.ts';
import type { Viewer } from './viewer.ts';

/**
 * What a root field or route asks for: an action of the role matrix (libs/access), or only that somebody is signed in,
 * which reaches their own account and inbox and what is the same for all. Which rows an action reaches is row-level
 * security's answer.
 */
export type Permission = Action | 'SIGNED_IN';

export const PERMISSION_KEY = 'renkei:permission';

/** Who may call this. A root field without it (or @Public) fails a test and is refused at run time. */
export const Requires = (permission: Permission) => SetMetadata(PERMISSION_KEY, permission);

export const Public = () => SetMetadata(PERMISSION_KEY, 'PUBLIC');

/**
 * A field of a type that not everybody who may see the type may ask for, on a property or a resolver method. Checked by
 * `withFieldPermissions`: guards do not run on fields.
 */
export const FieldRequires = (action: Action) => Extensions({ requires: action });

/** The context of a GraphQL operation; for plain HTTP routes the guard puts the viewer on the request. */
export function requestContextOf(execution: ExecutionContext): RequestContext {
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

/** The request itself, for the few fields that set a cookie or count attempts: signing in and out. */
export const CurrentRequest = createParamDecorator((_: unknown, execution: ExecutionContext) =>
  requestContextOf(execution),
);
