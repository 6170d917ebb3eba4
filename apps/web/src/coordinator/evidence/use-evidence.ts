import { useGroup } from '../group-frame.tsx';
import { useReadAll } from '../readiness/read-all.ts';
import { evidenceBoard, evidenceFiles, evidenceLines } from './evidence.generated.ts';

/** Checklists, files and cost lines of the group, all of them: the board and a file’s page show the same. */
export function useEvidence() {
  const { id } = useGroup();
  return {
    lists: useReadAll(evidenceBoard, { id }, ({ consortium }) => consortium.evidenceChecklist?.pageInfo),
    files: useReadAll(evidenceFiles, { id }, ({ consortium }) => consortium.evidence?.pageInfo),
    lines: useReadAll(evidenceLines, { id }, ({ consortium }) => consortium.members.pageInfo),
  };
}
