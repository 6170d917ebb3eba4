import { describe, expect, it } from '@jest/globals';
import { columnsOf, rowsOf, type RiverStop, type Water } from './river-layout.ts';

const stop = (key: string, water: Water, minor = false): RiverStop => ({
  key,
  label: key,
  date: '',
  state: 'ahead',
  water,
  minor,
});
const STOPS = [
  stop('opened', 'closed'),
  stop('papers', 'closed', true),
  stop('costs', 'closed', true),
  stop('application', 'closed'),
  stop('grant', 'closed'),
  stop('project-end', 'open'),
  stop('report', 'quiet'),
];

describe('columnsOf', () => {
  it('leaves out minor stops, counts them before the next main one, and moves today with them', () => {
    const columns = columnsOf(STOPS, 2);
    expect(columns?.stops.map(({ key }) => key)).toEqual([
      'opened',
      'application',
      'grant',
      'project-end',
      'report',
    ]);
    expect(columns?.minorBefore).toEqual([0, 2, 0, 0, 0]);
    expect(columns?.todayAt).toBe(1);
  });
  it('closes the water up to the very middle of the grant decision', () => {
    expect(columnsOf(STOPS, 0)?.runs).toEqual([
      { water: 'closed', from: 0, to: 2.5 },
      { water: 'open', from: 2.5, to: 3.5 },
      { water: 'quiet', from: 3.5, to: 5 },
    ]);
  });
  it('says that too many do not fit', () => {
    expect(
      columnsOf(
        Array.from({ length: 30 }, (_, n) => stop(`${n}`, 'quiet')),
        0,
      ),
    ).toBeNull();
  });
});

describe('rowsOf', () => {
  it('puts today where it is and names every new water', () => {
    expect(rowsOf(STOPS, 5).map(({ key }) => key)).toEqual([
      'name-opened',
      'opened',
      'papers',
      'costs',
      'application',
      'grant',
      'name-project-end',
      'today',
      'project-end',
      'report',
    ]);
  });
  it('keeps today when all is over', () => {
    expect(rowsOf(STOPS, STOPS.length).at(-1)?.kind).toBe('today');
  });
});
