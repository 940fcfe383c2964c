'use client';

import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useShowWorld } from '@/api/queries/worlds';
import type { World } from '@/api/types';
import { unlessComposing } from '@/browser/keys';
import * as t from '@/text/entries';
import { Button } from '@/ui/button';
import { Trouble } from '@/ui/notice';
import { editHistory, redo, reversed } from './editHistory';
import { EntryMoved } from './saveEntry';

type Way = 'undo' | 'redo';

/** Undoes the edits of the canon that were made here, one after the other. Each undo is a new version. */
export function UndoBar({ world, onShow }: { world: World; onShow: (address: string) => void }) {
  const { done, undone } = useSyncExternalStore(editHistory.subscribe, () => editHistory.of(world.id));
  const [said, setSaid] = useState<Way | null>(null);
  const show = useShowWorld();
  const steps = { undo: done, redo: undone };
  const run = useMutation({
    mutationFn: (way: Way) => {
      const step = steps[way].at(-1) ?? [];
      return redo(world, way === 'undo' ? reversed(step) : step);
    },
    onSuccess: (saved, way) => {
      const first = steps[way].at(-1)?.[0];
      if (way === 'undo') editHistory.moveBack(world.id);
      else editHistory.moveOn(world.id);
      show(saved);
      setSaid(way);
      if (first) onShow(first.address);
    },
    onError: (error) => {
      if (error instanceof EntryMoved) show(error.world);
    },
  });

  const { mutate, isPending } = run;
  const start = useCallback(
    (way: Way, steps: number) => {
      if (steps > 0 && !isPending) mutate(way);
    },
    [mutate, isPending],
  );
  useUndoKeys((way) => start(way, steps[way].length));

  if (done.length === 0 && undone.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        pending={isPending}
        disabled={done.length === 0}
        aria-keyshortcuts="Control+Z"
        onClick={() => start('undo', 1)}
      >
        {t.undo()}
      </Button>
      <Button
        pending={isPending}
        disabled={undone.length === 0}
        aria-keyshortcuts="Control+Shift+Z"
        onClick={() => start('redo', 1)}
      >
        {t.redo()}
      </Button>
      <p role="status" className="text-sm text-dim">
        {said === 'undo' && t.undone({ version: world.version })}
        {said === 'redo' && t.redone({ version: world.version })}
      </p>
      {run.error && <Trouble error={run.error instanceof EntryMoved ? t.cantUndo() : run.error} />}
    </div>
  );
}

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y), outside of fields, which have an undo of their own, and of dialogs. */
function useUndoKeys(run: (way: Way) => void) {
  useEffect(() => {
    const onKey = unlessComposing((event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      const way = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : null;
      const at = event.target;
      if (!way || (at instanceof Element && at.closest('input, textarea, select, [contenteditable], dialog, form')))
        return;
      event.preventDefault();
      run(way);
    });
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [run]);
}
