'use client';

import { type ComponentProps, createContext, use, useLayoutEffect, useRef, useState } from 'react';
import { errorAt, errorsOf } from '@/api/problem';
import { Trouble } from './notice';

/** The error of a form, and whether its fields show all of it. */
const FormError = createContext<{ error: unknown; shown: boolean }>({ error: null, shown: true });

type Props = Omit<ComponentProps<'form'>, 'onSubmit'> & {
  /** Why the last submit failed; null if it did not. */
  error: unknown;
  onSubmit: (form: FormData) => void;
};

/**
 * A form that the server judges. A field that has the name of a field of the request shows the error of that field, and the
 * keyboard goes to the first field that is wrong.
 */
export function Form({ error, onSubmit, ...rest }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [shown, setShown] = useState(true);

  useLayoutEffect(() => {
    const errors = errorsOf(error);
    setShown(errors.length > 0 && errors.every(({ field }) => form.current?.elements.namedItem(field)));
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);

  return (
    <FormError value={{ error, shown }}>
      <form
        noValidate
        {...rest}
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit(new FormData(event.currentTarget));
        }}
      />
    </FormError>
  );
}

/** The error of the form, where its fields do not show all of it. */
export function FormTrouble() {
  const { error, shown } = use(FormError);
  return error && !shown ? <Trouble error={error} /> : null;
}

/** The error that the form has for the field of this name. */
export function useFieldError(name: string | undefined): string | undefined {
  const { error } = use(FormError);
  return name && errorAt(errorsOf(error), name);
}
