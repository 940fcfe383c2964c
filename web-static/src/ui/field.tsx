import { type ComponentProps, type ReactNode, useId } from 'react';
import * as t from '@/text/ui';
import { useFieldError } from './form';
import { tooLong } from './textLength';

const box =
  'w-full border border-edge bg-deep px-3 py-2 text-base text-bright placeholder:text-dim aria-invalid:border-bad lg:text-sm';

type Shared = {
  label: string;
  /** Whether only screen readers get the label, because the context shows it already. */
  bare?: boolean;
  hint?: string | undefined;
  error?: string | undefined;
};

/** A field with its label and hint above it, and its error below it. */
function Labelled({ label, bare, hint, error, children, id }: Shared & { id: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className={bare ? 'sr-only' : 'chrome text-dim'}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-dim">
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className="text-sm text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

function described({ hint, error }: Shared, id: string) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return { id, 'aria-invalid': error ? (true as const) : undefined, 'aria-describedby': ids || undefined };
}

/** `most` is the maximum length in characters. There is no `maxLength`, because browsers silently cut pasted text. */
type Bounded = { value?: string | undefined; most?: number | undefined };

type Judged = {
  name?: string | undefined;
  error: string | undefined;
  value?: string | undefined;
  most?: number | undefined;
};

/** The error of a field: the given error, the error that its form has for its name, or that its text is too long. */
function useError({ name, error, value, most }: Judged): string | undefined {
  const ofForm = useFieldError(name);
  const problem = most === undefined || value === undefined ? null : tooLong(value, most);
  return error ?? ofForm ?? (problem ? t.tooLong({ problem }) : undefined);
}

export function TextField({
  label,
  bare,
  hint,
  error: said,
  most,
  ...rest
}: Shared & Bounded & Omit<ComponentProps<'input'>, 'value' | 'maxLength'>) {
  const id = useId();
  const error = useError({ ...rest, error: said, most });
  return (
    <Labelled {...{ label, bare, hint, error, id }}>
      <input dir="auto" {...rest} {...described({ label, hint, error }, id)} className={box} />
    </Labelled>
  );
}

export function TextArea({
  label,
  bare,
  hint,
  error: said,
  most,
  serif,
  ...rest
}: Shared & Bounded & Omit<ComponentProps<'textarea'>, 'value' | 'maxLength'> & { serif?: boolean }) {
  const id = useId();
  const error = useError({ ...rest, error: said, most });
  return (
    <Labelled {...{ label, bare, hint, error, id }}>
      <textarea
        dir="auto"
        rows={3}
        {...rest}
        // Grows with its text; at least as high as its rows.
        style={{ minHeight: `${(rest.rows ?? 3) * 1.7 + 1}rem` }}
        {...described({ label, hint, error }, id)}
        className={`${box} field-sizing-content max-h-field resize-y ${serif ? 'font-serif text-prose! leading-relaxed' : ''}`}
      />
    </Labelled>
  );
}

export function Select({
  label,
  bare,
  hint,
  error: said,
  options,
  ...rest
}: Shared & ComponentProps<'select'> & { options: readonly { value: string; label: string }[] }) {
  const id = useId();
  const error = useError({ name: rest.name, error: said });
  return (
    <Labelled {...{ label, bare, hint, error, id }}>
      <select {...rest} {...described({ label, hint, error }, id)} className={box}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'onChange'> & {
  label: string;
  hint?: string;
  onChange: (checked: boolean) => void;
};

/** A checkbox in front of its label. */
export function Checkbox({ label, hint, onChange, ...rest }: CheckboxProps) {
  const id = useId();
  return (
    <div className="grid gap-2 text-sm">
      <label className="flex items-start gap-3">
        <input
          {...rest}
          type="checkbox"
          className="mt-0.5 size-6 shrink-0"
          aria-describedby={hint && id}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      {hint && (
        <p id={id} className="text-dim">
          {hint}
        </p>
      )}
    </div>
  );
}
