import type { RouteObject } from 'react-router';

export const merchantRoutes: RouteObject[] = [];
