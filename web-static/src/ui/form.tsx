'use client';

import { type ComponentProps, createContext, use, useLayoutEffect, useRef, useState } from 'react';
import { errorAt, errorsOf } from '@/api/problem';
import { Trouble } from './notice';

/** The error of a form, and whether its fields show all of it. */
const FormError = createContext<{ error: unknown; shown: boolean }>({ error: null, shown: true });

type Props = Omit<ComponentProps<'form'>, 'onSubmit'> & {
  /** The error of the last submit; null if it succeeded. */
  error: unknown;
  onSubmit: (form: FormData) => void;
};

/**
 * A form that the server validates. A field with the name of a field of the request shows the error of that field, and the
 * first invalid field gets the focus.
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

/** Shows the error of the form if the fields do not show all of it. */
export function FormTrouble() {
  const { error, shown } = use(FormError);
  return error && !shown ? <Trouble error={error} /> : null;
}

/** The error that the form has for the field of this name. */
export function useFieldError(name: string | undefined): string | undefined {
  const { error } = use(FormError);
  return name && errorAt(errorsOf(error), name);
}
