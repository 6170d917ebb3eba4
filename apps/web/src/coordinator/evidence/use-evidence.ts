import { useGroup } from '../group-frame.tsx';
import { useAllPages } from '../../data/pages.ts';
import { evidenceBoard, evidenceFiles, evidenceLines } from './evidence.generated.ts';

/** Checklists, files and cost lines of the group, all of them: the board and a file’s page show the same. */
export function useEvidence() {
  const { id } = useGroup();
  return {
    lists: useAllPages(evidenceBoard, { id }, ({ consortium }) => consortium.evidenceChecklist?.pageInfo),
    files: useAllPages(evidenceFiles, { id }, ({ consortium }) => consortium.evidence?.pageInfo),
    lines: useAllPages(evidenceLines, { id }, ({ consortium }) => consortium.members.pageInfo),
  };
}
