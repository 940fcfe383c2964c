type Key = { readonly isComposing: boolean; readonly keyCode: number };
type ReactKey = { readonly nativeEvent: Key };

/**
 * Wraps the handler of a key so that it leaves alone the keys that belong to an input method: the Enter that takes its word,
 * the Escape that gives it up, the arrows that choose. Every handler of keys on this site is wrapped in it.
 *
 * Safari ends the composition before it tells of the key that ended it, which then is no longer marked as composing. Its
 * code is 229 nevertheless, as that of every key that an input method has taken.
 */
export function unlessComposing<E extends Key | ReactKey>(handle: (event: E) => void): (event: E) => void {
  return (event) => {
    const { isComposing, keyCode } = 'nativeEvent' in event ? event.nativeEvent : event;
    if (!isComposing && keyCode !== takenByInputMethod) handle(event);
  };
}

const takenByInputMethod = 229;
