import type { MemberRole } from '@renkei/lifecycle';
import { Refused, type ApiClient } from './graphql-client.ts';
import type { SampleAnchors } from './sample-anchors.ts';

export interface Edges<Node> {
  readonly edges: readonly { readonly node: Node }[];
}

export interface SampleMember {
  readonly id: string;
  readonly role: MemberRole;
  readonly business: { readonly name: string };
  readonly costLines: readonly {
    id: string;
    version: number;
    category: string;
    unitPriceYen: number;
    toolId: string | null;
  }[];
}

/** A group about which more is told, in the order in which it happens. */
export interface ToldGroup {
  readonly coordinator: ApiClient;
  readonly id: string;
  readonly slug: string;
  /** Of its schedule. */
  readonly anchors: SampleAnchors;
}

export async function membersOf(
  coordinator: ApiClient,
  consortiumId: string,
): Promise<readonly SampleMember[]> {
  const { consortium } = await coordinator.query<{ consortium: { members: Edges<SampleMember> } }>(
    `query ($id: ID!) { consortium(id: $id) { members(first: 200) { edges { node {
       id role business { name } costLines { id version category unitPriceYen toolId } } } } } }`,
    { id: consortiumId },
  );
  return consortium.members.edges.map((edge) => edge.node);
}

/** By the name of the business. @throws Refused when it is not there: somebody has renamed or removed it */
export function memberNamed(members: readonly SampleMember[], name: string): SampleMember {
  const member = members.find(({ business }) => business.name === name);
  if (!member) throw new Refused(`${name} が見つかりません`, ['SAMPLE_CHANGED']);
  return member;
}

/** The line of a category, of which a member of the sample has one at most. @throws Refused as `memberNamed` */
export function lineOf({ business, costLines }: SampleMember, category: string): string {
  const line = costLines.find((one) => one.category === category);
  if (!line) throw new Refused(`${business.name} の費用（${category}）が見つかりません`, ['SAMPLE_CHANGED']);
  return line.id;
}
