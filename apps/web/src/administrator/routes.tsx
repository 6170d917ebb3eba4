import type { RouteObject } from 'react-router';

export const administratorRoutes: RouteObject[] = [];
