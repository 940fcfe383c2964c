import { type RefObject, useMemo, useState } from 'react';
import * as t from '@/text/chat';
import { useChatActions, useChatStore, useConversation } from '../conversation/chatProvider';
import type { ConversationKey } from '../conversation/conversation';
import { beside } from '../conversation/path';
import { isRunning, type TurnView } from '../conversation/turnView';
import type { TurnActions } from '../turns/turnActions';
import type { LineKeys } from './composer';

/**
 * The actions on the turns of a conversation, from the turns themselves and by keys on the empty line.
 *
 * @param hindrance why no turn can be begun
 * @param line takes the focus when the element that had it is gone
 */
export function useTurnActionsOf(
  key: ConversationKey,
  hindrance: string | null,
  line: RefObject<HTMLTextAreaElement | null>,
): { actions: TurnActions; keys: LineKeys } {
  const store = useChatStore();
  const { turns, switching } = useConversation(key);
  const { ask } = useChatActions();
  const [editing, setEditing] = useState<string | null>(null);
  const running = isRunning(turns.at(-1));
  const noSwitch = switching ? t.versionIsLoading() : running ? t.waitForAnswer() : null;

  const actions = useMemo<TurnActions>(() => {
    /** Not on touch screens, because it would bring up their keyboard. */
    const focusLine = () => window.matchMedia('(pointer: fine)').matches && line.current?.focus();

    async function say(turn: TurnView, message: string) {
      setEditing(null);
      focusLine();
      if ((await store.edit(key, turn, message)) === 'not-taken') setEditing(turn.id);
    }
    return {
      editing,
      noTurn: hindrance,
      noSwitch,
      edit: (turn) => setEditing(turn.id),
      giveUp: () => {
        setEditing(null);
        focusLine();
      },
      say: (turn, message) => void say(turn, message),
      retry: (turn) => {
        focusLine();
        void store.retry(key, turn);
      },
      goOn: (turn) => {
        focusLine();
        const passage = turn.items.findLast((item) => item.kind === 'passage' && item.segmentId !== null);
        const segmentId = passage?.kind === 'passage' ? passage.segmentId : null;
        ask(t.goOnMessage(), segmentId === null ? undefined : { segmentId });
      },
      show: (turn, step) => {
        const other = beside(turn, step);
        if (other) void store.activate(key, other);
      },
    };
  }, [store, ask, key, line, editing, hindrance, noSwitch]);

  const keys = useMemo<LineKeys>(() => {
    const last = turns.at(-1);
    const withSiblings = turns.findLast(({ siblings }) => siblings.length > 1);
    return {
      up: () => last && actions.noTurn === null && actions.edit(last),
      again: () => last && actions.noTurn === null && actions.retry(last),
      aside: (step) => withSiblings && actions.noSwitch === null && actions.show(withSiblings, step),
    };
  }, [turns, actions]);

  return { actions, keys };
}
