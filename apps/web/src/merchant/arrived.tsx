import type { ReactNode } from 'react';

/** As soon as it is there, it is brought into sight: whoever sent something looks at the foot of a long page. */
function bringIntoSight(node: HTMLElement | null): void {
  node?.scrollIntoView?.({ block: 'nearest' });
}

export function Arrived({ children }: { readonly children: ReactNode }): ReactNode {
  return <div ref={bringIntoSight}>{children}</div>;
}
