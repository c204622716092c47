/**
 * How an embedded figure tells its height to the page around it, in the dialects hosts understand. No script of ours is needed
 * there. Pure; `tellHeight.ts` does the posting.
 */

/** Posted by hosts that came too late for the first message. */
export const HEIGHT_REQUEST = 'superposition:height?';

/** What of the frame's own address stands in the messages. */
export interface FrameAddress {
  readonly href: string;
  readonly hash: string;
}

/**
 * @param height of the whole figure, CSS px
 * @returns messages to post, one a dialect; hosts ignore those they do not know
 */
export function heightMessages(height: number, { href, hash }: FrameAddress): readonly unknown[] {
  const secret = secretOf(hash);
  return [
    // Our own, and for hosts that read any object's `height` (Observable Framework).
    { type: 'superposition:resize', height },
    // Embedly, and with it Medium and Observable: text, not an object.
    JSON.stringify({ src: href, context: 'iframe.resize', height }),
    ...(secret === null ? [] : [{ message: 'height', value: height, secret }]),
  ];
}

/** WordPress appends `#?secret=…` to a frame's address and listens only to who knows it. */
function secretOf(hash: string): string | null {
  return hash.startsWith('#?') ? new URLSearchParams(hash.slice(2)).get('secret') : null;
}

export function isHeightRequest(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === HEIGHT_REQUEST;
}
