import { createContext, useContext } from 'react';
import type { TurnView } from '../conversation/turnView';

/** The actions on a turn, wherever in the transcript it stands. */
export type TurnActions = {
  /** The turn whose message is being worded anew. */
  editing: string | null;
  /** Why no turn can be begun right now; null where one can. */
  noTurn: string | null;
  /** Why no other path can be shown right now; null where one can. */
  noSwitch: string | null;
  edit: (turn: TurnView) => void;
  giveUp: () => void;
  say: (turn: TurnView, message: string) => void;
  retry: (turn: TurnView) => void;
  goOn: (turn: TurnView) => void;
  show: (turn: TurnView, step: -1 | 1) => void;
};

const none: TurnActions = {
  editing: null,
  noTurn: null,
  noSwitch: null,
  edit: () => {},
  giveUp: () => {},
  say: () => {},
  retry: () => {},
  goOn: () => {},
  show: () => {},
};

export const TurnActionsContext = createContext<TurnActions>(none);

export function useTurnActions(): TurnActions {
  return useContext(TurnActionsContext);
}
