/** An idea that was typed before signing in waits here until it can be told to the User Agent. */
export const ideaNote = 'idea';
