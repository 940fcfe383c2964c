import * as t from '@/text/chat';
import type { Conversation } from '../conversation/conversation';

const sentences: Record<Conversation['reach'], () => string> = {
  reached: () => '',
  offline: t.offline,
  lost: t.connectionLost,
};

/** Says that nothing comes because nobody can be reached, and that this is being mended. */
export function ReachNote({ reach }: { reach: Conversation['reach'] }) {
  return (
    <p
      role="status"
      className={reach === 'reached' ? 'sr-only' : 'border-t border-warn/50 px-4 py-2 text-xs text-warn'}
    >
      {sentences[reach]()}
    </p>
  );
}
