import { mayDo } from '@renkei/access';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { chooseRole, forbidden, forbiddenFor, keyReadsOnly, unauthenticated } from '../errors/app-error.ts';
import { PERMISSION_KEY, requestContextOf, type Permission } from './permission.ts';
import type { Viewer } from './viewer.ts';

/** Deny by default: what carries neither @Requires nor @Public is refused. */
@Injectable()
export class PermissionGuard implements CanActivate {
  readonly #reflector = new Reflector();

  canActivate(execution: ExecutionContext): boolean {
    const permission = this.#reflector.getAllAndOverride<Permission | 'PUBLIC' | undefined>(PERMISSION_KEY, [
      execution.getHandler(),
      execution.getClass(),
    ]);
    const context = requestContextOf(execution);
    const change = changeOf(execution);
    if (permission !== 'PUBLIC') {
      if (!context.viewer) throw unauthenticated();
      if (permission === undefined) throw forbidden();
      checkPermission(context.viewer, permission);
      if (change !== null && context.viewer.readOnly) throw keyReadsOnly();
    }
    // a copy, because what was read for this very object may be shared; changes run one after another
    if (change !== null && context.viewer) context.viewer = { ...context.viewer, operation: change };
    return true;
  }
}

/** @throws AppError FORBIDDEN, saying what to do when only the choice of a role is missing */
export function checkPermission({ acting }: Viewer, permission: Permission): void {
  if (permission === 'SIGNED_IN') return;
  if (acting === null) throw chooseRole();
  if (!mayDo(acting.role, permission)) throw forbiddenFor(acting.role, permission);
}

/** The mutation's or the writing route's name; null for what only reads. */
function changeOf(execution: ExecutionContext): string | null {
  if (execution.getType<string>() === 'graphql') {
    const info = GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>();
    return info.operation.operation === 'mutation' ? info.fieldName : null;
  }
  const { method } = execution.switchToHttp().getRequest<{ method: string }>();
  return method === 'GET' || method === 'HEAD' ? null : execution.getHandler().name;
}
