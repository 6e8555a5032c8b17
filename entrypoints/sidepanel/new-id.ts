import { newId } from '../../utils/identity';
import type { PanelState } from './panel-state';

/** The id of what is being set up, kept beside its draft: who sends it again after a restart adds no second one. */
export function newIdOf({ drafts }: PanelState, draftName: string): string {
  const id = drafts.read(idOf(draftName)) || newId();
  drafts.write(idOf(draftName), id);
  return id;
}

/** It is there now. */
export const forgetNewId = ({ drafts }: PanelState, draftName: string) => drafts.write(idOf(draftName), '');

const idOf = (draftName: string) => `${draftName}-id`;
