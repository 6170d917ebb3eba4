import type { Action } from '@renkei/access';
import { defaultFieldResolver, isObjectType, type GraphQLSchema } from 'graphql';
import { unauthenticated } from '../errors/app-error.ts';
import { checkPermission } from '../identity/permission.guard.ts';
import type { RequestContext } from './request-context.ts';

/** Wraps every field marked with @FieldRequires: whoever may not ask for it gets FORBIDDEN for that field. */
export function withFieldPermissions(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const action = field.extensions['requires'] as Action | undefined;
      if (action === undefined) continue;
      const { resolve = defaultFieldResolver } = field;
      field.resolve = (parent, args, context: RequestContext, info): unknown => {
        if (!context.viewer) throw unauthenticated();
        checkPermission(context.viewer, action);
        return resolve(parent, args, context, info);
      };
    }
  }
  return schema;
}
