import { Visitor } from '../harness/visitor.ts';
import type { Product } from '../harness/product.ts';

export const HOMMACHI = '見本本町商店街グループ';
export const MINATO = '見本港サプライチェーングループ';
export const YAMATE = '見本山手通り商店街グループ';

const COORDINATOR = 'torimatome@example.jp';
const ADMINISTRATOR = 'kanri@example.jp';

/** What stands in the addresses of the sample's pages. */
export interface SampleIds {
  /** Only planned. */
  readonly hommachi: string;
  /** Its papers are coming in. */
  readonly minato: string;
  /** Granted and buying. */
  readonly yamate: string;
  readonly hommachiMember: string;
  readonly minatoMember: string;
  readonly yamateMember: string;
  /** An uploaded list of members with mistakes, nothing of it taken over. */
  readonly memberImport: string;
  /** A statement of a bank with nothing of the programme in it. */
  readonly bankResult: string;
  readonly evidenceFile: string;
  readonly change: string;
  /** The shop of takasaki@: before the application. */
  readonly takasaki: string;
  /** The shop of shashin@: after the grant decision. */
  readonly shashin: string;
  readonly shashinLine: string;
  readonly schedule: string;
}

/** Somebody of the sample, signed in as a browser is. */
export async function visitorOf({ url, passwords }: Product, email: string): Promise<Visitor> {
  const visitor = new Visitor(url);
  const { signedIn } = await visitor.change('signIn', { email, password: passwords.get(email) }, 'signedIn');
  if (!signedIn) throw new Error(`${email} could not sign in`);
  return visitor;
}

interface Named {
  readonly node: { readonly id: string; readonly name: string };
}
interface MemberFound {
  readonly id: string;
  readonly business: { readonly name: string };
  readonly costLines: readonly { readonly id: string; readonly category: string }[];
}

const LIST = [
  '法人名/屋号,組織形態,住所,ソフトウェア(税抜),機能',
  '見本豆腐店,個人事業主,福岡県福岡市中央区見本町2-1,480000,会計',
  '見本履物店,個人事業主,福岡県福岡市中央区見本町2-2,四十八万,会計・決済',
].join('\r\n');

const STATEMENT = [
  '日付,摘要,出金,入金,残高',
  '2026/06/01,電気料,12345,,987655',
  '2026/06/02,フリコミ　ミホンブンカイ,,50000,1037655',
].join('\r\n');

/** Finds the sample by its names, as anybody could, and uploads a list of members. */
export async function sampleIds(product: Product): Promise<SampleIds> {
  const coordinator = await visitorOf(product, COORDINATOR);
  const { consortia } = await coordinator.ask('{ consortia(first: 10) { edges { node { id name } } } }');
  const group = (name: string): string => idOf((consortia as { edges: Named[] }).edges, name);
  const [hommachi, minato, yamate] = [group(HOMMACHI), group(MINATO), group(YAMATE)];
  const [inHommachi, inMinato, inYamate] = await Promise.all(
    [hommachi, minato, yamate].map((id) => membersOf(coordinator, id)),
  );
  const shashin = memberOf(inYamate!, '見本写真館𠮷田');
  const { member, consortium } = await coordinator.ask(
    `query ($member: ID!, $group: ID!) {
       member(id: $member) { evidence(first: 1) { edges { node { id } } } }
       consortium(id: $group) { changes(first: 1) { edges { node { id } } } } }`,
    { member: shashin.id, group: yamate },
  );
  const administrator = await visitorOf(product, ADMINISTRATOR);
  const { schedules } = await administrator.ask('{ schedules(first: 1) { edges { node { id } } } }');
  return {
    hommachi,
    minato,
    yamate,
    hommachiMember: memberOf(inHommachi!, '見本茶舗').id,
    minatoMember: memberOf(inMinato!, '株式会社見本水産').id,
    yamateMember: memberOf(inYamate!, '株式会社見本靴店').id,
    memberImport: await upload(coordinator, hommachi),
    bankResult: await uploadStatement(
      coordinator,
      yamate,
      memberOf(inYamate!, '見本山手通り商店街振興組合').id,
    ),
    evidenceFile: member.evidence.edges[0].node.id,
    change: consortium.changes.edges[0].node.id,
    takasaki: memberOf(inHommachi!, '髙﨑青果店').id,
    shashin: shashin.id,
    shashinLine: shashin.costLines.find(({ category }) => category === 'SOFTWARE')!.id,
    schedule: schedules.edges[0].node.id,
  };
}

function idOf(edges: readonly Named[], name: string): string {
  const found = edges.find(({ node }) => node.name === name);
  if (!found) throw new Error(`${name} is not in the sample`);
  return found.node.id;
}

async function membersOf(coordinator: Visitor, group: string): Promise<readonly MemberFound[]> {
  const { consortium } = await coordinator.ask(
    `query ($id: ID!) { consortium(id: $id) { members(first: 100) { edges { node {
       id business { name } costLines { id category } } } } } }`,
    { id: group },
  );
  return (consortium.members.edges as { node: MemberFound }[]).map(({ node }) => node);
}

function memberOf(members: readonly MemberFound[], name: string): MemberFound {
  const found = members.find(({ business }) => business.name === name);
  if (!found) throw new Error(`${name} is not in the sample`);
  return found;
}

async function upload(coordinator: Visitor, group: string): Promise<string> {
  const query = new URLSearchParams({ consortiumId: group, fileName: '見本名簿.csv' });
  const answer = await coordinator.send(`/imports/members?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: LIST,
  });
  const { memberImport } = (await answer.json()) as { memberImport: { id: string } };
  return memberImport.id;
}

async function uploadStatement(coordinator: Visitor, group: string, memberId: string): Promise<string> {
  const query = new URLSearchParams({ consortiumId: group, memberId, fileName: '入出金明細.csv' });
  const answer = await coordinator.send(`/bank-results?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: STATEMENT,
  });
  const { bankResult } = (await answer.json()) as { bankResult: { id: string } };
  return bankResult.id;
}
