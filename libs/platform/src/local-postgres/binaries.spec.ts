import { randomBytes } from 'node:crypto';
import { chmod, cp, lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findNativePackage, usableBinaries } from './binaries.ts';
import { explainFailure } from './local-postgres-error.ts';

describe('findNativePackage', () => {
  it('finds the package of this computer', async () => {
    expect((await findNativePackage()).version).toMatch(/-18\./);
  });

  it('names an unsupported platform and the way out', async () => {
    await expect(findNativePackage('sunos', 'sparc')).rejects.toMatchObject({
      problem: 'UNSUPPORTED_PLATFORM',
      message: expect.stringMatching(/sunos-sparc[\s\S]*DATABASE_URL/),
    });
  });
});

describe('usableBinaries', () => {
  it('repairs, in a copy, a package whose install script was skipped in a folder others cannot read', async () => {
    const { directory: original } = await findNativePackage();
    const closed = await mkdtemp(join(tmpdir(), 'renkei-closed-'));
    const native = join(closed, 'native');
    const version = `spec-${randomBytes(4).toString('hex')}`;
    let copy: string | undefined;
    try {
      await cp(original, native, { recursive: true });
      for (const name of await readdir(join(native, 'lib'))) {
        const file = join(native, 'lib', name);
        if ((await lstat(file)).isSymbolicLink()) await rm(file);
      }
      await chmod(closed, 0o700);
      const runAs = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
      const lines: string[] = [];
      const log = (line: string): number => lines.push(line);
      const results = await Promise.all(
        [1, 2].map(() => usableBinaries({ directory: native, version }, runAs, log)),
      );
      copy = dirname(dirname(results[0]?.initdb ?? ''));
      expect(copy).toContain(version);
      expect(results[1]).toEqual(results[0]);
      expect(results[0]?.majorVersion).toBe('18');
      expect((await readdir(dirname(copy))).filter((name) => name.startsWith(version))).toEqual([version]);

      lines.length = 0;
      await usableBinaries({ directory: native, version }, runAs, log);
      expect(lines).toEqual([]); // the second time it is there
    } finally {
      await rm(closed, { recursive: true, force: true });
      if (copy?.includes(version) && copy !== homedir()) await rm(copy, { recursive: true, force: true });
    }
  });

  it('says what is wrong when the programs cannot run at all', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'renkei-empty-'));
    const version = `spec-${randomBytes(4).toString('hex')}`;
    try {
      await expect(usableBinaries({ directory: empty, version }, {}, () => {})).rejects.toMatchObject({
        problem: 'UNSUPPORTED_PLATFORM',
      });
    } finally {
      await rm(empty, { recursive: true });
    }
  });
});

describe('explainFailure', () => {
  it.each([
    ['initdb: error: could not write to file: No space left on device', 'DISK_FULL'],
    ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', 'PORT_BUSY'],
    ['FATAL:  lock file "postmaster.pid" already exists', 'ALREADY_RUNNING'],
    ['FATAL:  something else', 'FAILED'],
    ['FATAL:  could not extend file "base/1": wrote only 4096\nHINT:  Check free disk space.', 'DISK_FULL'],
  ])('reads %s as %s', async (output, problem) => {
    expect((await explainFailure(output, tmpdir(), 5432)).problem).toBe(problem);
  });

  it('quotes the end of an output it does not know', async () => {
    expect((await explainFailure('first\nFATAL:  something else', tmpdir())).text.ja).toContain(
      'FATAL:  something else',
    );
  });
});
