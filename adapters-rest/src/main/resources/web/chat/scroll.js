/* The reader's place in the conversation. */
import { afterDrawing, refresh } from '../shared/view.js';

/** So far from the end still counts as being at it. */
const NEAR_END = 60;
/** So far from the beginning the older messages are fetched. */
const NEAR_START = 300;

/**
 * Follows the end while the reader is there, keeps their place when older messages come in above,
 * and asks for those (`older`, a promise) before they are missed.
 */
export function reading(older) {
  const place = { atEnd: true };
  let box = null;
  let heightBefore = null;

  const settle = () => {
    if (!box) return;
    if (heightBefore !== null) {
      box.scrollTop += box.scrollHeight - heightBefore;
      heightBefore = null;
    } else if (place.atEnd) {
      box.scrollTop = box.scrollHeight;
    }
  };

  async function moved() {
    const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END;
    if (atEnd !== place.atEnd) {
      place.atEnd = atEnd;
      refresh();
    }
    if (box.scrollTop < NEAR_START) await fetchOlder();
  }

  async function fetchOlder() {
    const height = () => box?.scrollHeight ?? 0;
    // the drawing happens after the promise is settled, so the height is still the old one
    if (await older().catch(() => false)) heightBefore = height();
  }

  const stop = afterDrawing(settle);
  // pictures and the on-screen keyboard change heights without any drawing
  const resized = new ResizeObserver(() => place.atEnd && settle());

  return Object.assign(place, {
    box(element) {
      if (box && !element) resized.disconnect();
      box = element ?? null;
      if (!box) return;
      resized.observe(box);
      if (box.firstElementChild) resized.observe(box.firstElementChild);
    },
    moved,
    toEnd() {
      place.atEnd = true;
      settle();
      refresh();
    },
    leave() {
      stop();
      resized.disconnect();
    },
  });
}
