import type { GroupFacts } from '@renkei/lifecycle';

/** SQL over `consortium c`: a vendor or an expert supports the project. */
export const SUPPORTED = `(EXISTS (SELECT FROM vendor v WHERE v.consortium_id = c.id) OR EXISTS (
  SELECT FROM cost_line l JOIN member m ON m.id = l.member_id
  WHERE l.consortium_id = c.id AND l.category = 'EXPERT' AND m.status = 'ENROLLED'))`;

/** Decision of this product: pages about tools are not recorded, so the overview of the tools is always asked for. */
export function groupFactsOf({ supported }: { readonly supported: boolean }): GroupFacts {
  return { supported, everyToolHasUrl: false };
}
