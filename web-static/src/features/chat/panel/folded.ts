/** Under this name the browser keeps that somebody has folded the chat away. */
export const foldedNote = 'chat-folded';

/** Runs before anything is drawn: somebody who has folded the chat gets no place for it. */
export const markFolded = `try{if(localStorage.getItem('deepscifi.${foldedNote}'))document.documentElement.dataset.chatFolded=''}catch{}`;
