import type { ReactNode } from 'react';
import { messageOf } from '@/api/problem';
import type { FieldError } from '@/api/types';
import * as t from '@/text/ui';
import { Button } from './button';

/** Shows an error, with a retry button and other ways out. */
export function Trouble({ error, onRetry, children }: { error: unknown; onRetry?: () => void; children?: ReactNode }) {
  return (
    <div role="alert" className="grid justify-items-start gap-3 border border-bad/50 bg-bad/5 p-3 text-sm text-bright">
      <p>{typeof error === 'string' ? error : messageOf(error)}</p>
      {children}
      {onRetry && <Button onClick={onRetry}>{t.tryAgain()}</Button>}
    </div>
  );
}

/** Lists errors with the names of their fields. */
export function ErrorList({ errors }: { errors: readonly FieldError[] }) {
  if (errors.length === 0) return null;
  return (
    <ul className="list-disc pl-5">
      {errors.map(({ field, message }) => (
        <li key={field + message}>
          <span className="text-dim">{field}</span> {message}
        </li>
      ))}
    </ul>
  );
}

/** Says that a list is empty, and how to begin. */
export function Empty({ children }: { children: ReactNode }) {
  return (
    <div className="grid justify-items-start gap-4 border border-dashed border-line p-6 text-sm text-dim">
      {children}
    </div>
  );
}

export function Loading({ what }: { what: string }) {
  return (
    <p role="status" className="chrome py-6 text-dim">
      {t.loading({ what })} <span aria-hidden className="cursor-block" />
    </p>
  );
}
