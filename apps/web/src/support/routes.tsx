import type { RouteObject } from 'react-router';

export const supportRoutes: RouteObject[] = [];
