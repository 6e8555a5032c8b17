/** Puts a packet on the clipboard in the form that was asked for, and says so. */
import type { CopyPacket } from '../../components/SentBy';
import { markdownOf } from '../../utils/handoffs/marked';
import { richOf } from '../../utils/handoffs/rich';
import { t } from '../../utils/texts/texts';
import { copy, copyRich } from './clipboard';
import type { PanelState } from './panel-state';

export const copyPacketIn =
  ({ say }: PanelState): CopyPacket =>
  async (way, { text }, cut) => {
    const copied = await (way === 'rich'
      ? copyRich(richOf(text), text)
      : copy(way === 'markdown' ? markdownOf(text) : text));
    const said = copied ? t(cut ? 'handoff.mailCut' : 'toast.copied') : t('reply.notCopied');
    say({ text: said, problem: !copied, undo: null, again: null });
    return copied;
  };
