import { FixedClock, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person } from '@renkei/test/people';
import { newKey } from '@renkei/test/sample-values';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { consortiumEntities } from '../src/entities.ts';
import { ConsortiumService } from '../src/consortium/consortium.service.ts';
import { CostLineService } from '../src/cost-line/cost-line.service.ts';
import type { EnrolMemberInput } from '../src/member/member.inputs.ts';
import { MemberImportService } from '../src/member-import/member-import.service.ts';
import type { MemberRow } from '../src/member/member.rows.ts';
import { MemberService } from '../src/member/member.service.ts';
import { ToolService } from '../src/tool/tool.service.ts';
import { VendorService } from '../src/vendor/vendor.service.ts';

/** The services of a group over a database of their own, as the API holds them. Today is 2023-06-15 in Japan. */
export interface Workbench {
  readonly database: TestDatabase;
  readonly door: Tenant;
  readonly consortia: ConsortiumService;
  readonly members: MemberService;
  readonly vendors: VendorService;
  readonly tools: ToolService;
  readonly lines: CostLineService;
  readonly imports: MemberImportService;
  /** A person and the id of a group of theirs. */
  group(name?: string): Promise<Group>;
  enrol(group: Group, changes?: Changes): Promise<MemberRow>;
  close(): Promise<void>;
}

export interface Group {
  readonly viewer: Viewer;
  readonly id: string;
}

type Changes = Partial<Omit<EnrolMemberInput, 'business'>> & {
  business?: Partial<EnrolMemberInput['business']>;
};

export async function workbench(): Promise<Workbench> {
  const database = await testDatabase();
  const door = await tenant(database, consortiumEntities);
  const consortia = new ConsortiumService(door.transactions);
  const members = new MemberService(door.transactions, new FixedClock(Date.parse('2023-06-15T03:00:00Z')));
  return {
    database,
    door,
    consortia,
    members,
    vendors: new VendorService(door.transactions),
    tools: new ToolService(door.transactions),
    lines: new CostLineService(door.transactions),
    imports: new MemberImportService(door.transactions),
    group: async (name = '見本本町商店街') => {
      const viewer = await person(database);
      const { id } = await consortia.create(viewer, { idempotencyKey: newKey(), name, prefecture: 40 });
      return { viewer, id };
    },
    enrol: async ({ viewer, id }, changes) => (await members.enrol(viewer, enrolment(id, changes))).member,
    close: async () => {
      await door.close();
      await database.drop();
    },
  };
}

/** A participant 髙﨑𠮷青果店, a company, unless said otherwise. */
export function enrolment(consortiumId: string, changes: Changes = {}): EnrolMemberInput {
  return {
    idempotencyKey: newKey(),
    consortiumId,
    role: 'PARTICIPANT',
    size: 'SME',
    sharingWeight: 1,
    ...changes,
    business: { name: '髙﨑𠮷青果店', legalForm: 'CORPORATION', ...changes.business },
  };
}
