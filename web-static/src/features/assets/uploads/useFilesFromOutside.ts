import { useEffect, useEffectEvent, useState } from 'react';

/**
 * Takes files that are dropped anywhere on the page, so that none is opened instead of it, and files that are pasted.
 *
 * @returns whether files are being dragged over the page
 */
export function useFilesFromOutside(onFiles: (files: FileList) => void): boolean {
  const [dragging, setDragging] = useState(false);
  const take = useEffectEvent((event: Event, files: FileList | undefined) => {
    // Another part of the page has taken them.
    if (event.defaultPrevented || !files?.length) return;
    event.preventDefault();
    onFiles(files);
  });

  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setDragging(true);
    };
    // There is no related target where the pointer has left the window.
    const leave = (event: DragEvent) => event.relatedTarget === null && setDragging(false);
    const drop = (event: DragEvent) => {
      setDragging(false);
      take(event, event.dataTransfer?.files);
    };
    const paste = (event: ClipboardEvent) => {
      // Some programs copy a text as a picture too: in a field the text is meant.
      if (!isField(event.target)) take(event, event.clipboardData?.files);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, []);

  return dragging;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type="radio"]), textarea');
}
