'use client';

import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

/** A dialog over the page. When it closes, the focus returns to where it was. */
export function Modal({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className="m-auto w-full max-w-3xl overscroll-contain border border-edge bg-ground p-4 text-text backdrop:bg-ground/80 sm:p-6"
    >
      <div className="grid min-w-0 grid-cols-1 gap-6">
        <h2 id={id} className="text-xl font-medium text-bright">
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
