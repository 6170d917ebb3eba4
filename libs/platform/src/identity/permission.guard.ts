import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { forbidden, unauthenticated } from '../errors/app-error.ts';
import { PERMISSION_KEY, requestContextOf, type Permission } from './permission.ts';

/** Deny by default: what carries neither @Requires nor @Public is refused. */
@Injectable()
export class PermissionGuard implements CanActivate {
  readonly #reflector = new Reflector();

  canActivate(execution: ExecutionContext): boolean {
    const permission = this.#reflector.getAllAndOverride<Permission | 'PUBLIC' | undefined>(PERMISSION_KEY, [
      execution.getHandler(),
      execution.getClass(),
    ]);
    if (permission === 'PUBLIC') return true;
    const { viewer } = requestContextOf(execution);
    if (!viewer) throw unauthenticated();
    switch (permission) {
      case 'SIGNED_IN':
      case 'COORDINATE':
        return true;
      case 'ADMINISTER_PLATFORM':
        if (viewer.isPlatformAdmin) return true;
        throw forbidden();
      case undefined:
        throw forbidden();
    }
  }
}
