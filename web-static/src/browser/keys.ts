type Key = { readonly isComposing: boolean; readonly keyCode: number };
type ReactKey = { readonly nativeEvent: Key };

/**
 * Wraps a key handler so that it ignores keys of an input method (IME), such as the Enter that accepts a word, the Escape
 * that cancels it, and the arrows that select one. Every key handler of this site must be wrapped.
 *
 * Safari ends the composition before it sends the event of the key that ended it, so `isComposing` is false then. But its
 * key code is 229, as for every key that an input method handles.
 */
export function unlessComposing<E extends Key | ReactKey>(handle: (event: E) => void): (event: E) => void {
  return (event) => {
    const { isComposing, keyCode } = 'nativeEvent' in event ? event.nativeEvent : event;
    if (!isComposing && keyCode !== takenByInputMethod) handle(event);
  };
}

const takenByInputMethod = 229;
